import { beforeEach, expect, test } from "vitest";
import { withClient } from "#scripts/database.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { type ChainedEntry, firstHash, hashOf, houseId, record } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { flawInWords } from "#server/monitoring/flaw-in-words.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { sealAuditDay } from "#server/monitoring/seal-audit-day.ts";
import { verifyAudit } from "#server/monitoring/verify-audit.ts";

const [monday, tuesday, wednesday] = [23, 24, 25].map((day) => new Date(`2026-11-${day}T01:00:00Z`)) as [
  Date,
  Date,
  Date,
];

beforeEach(async () => {
  await asOwner("TRUNCATE audit_entry, audit_head, audit_day");
});

test("chains that nobody touched hold, day by day, and after the last day", async () => {
  const merchant = await withEntries(5);
  expect(await sealAuditDay(monday)).toBeGreaterThan(0);
  await addEntries(merchant, 3);
  await sealAuditDay(tuesday);
  await addEntries(merchant, 2);
  const verdict = await verifyAudit();
  expect(verdict.flaws).toEqual([]);
  expect(verdict.entries).toBe((await count("audit_entry")) ?? 0n);
  expect(verdict).toMatchObject({ days: 2, lastDay: { day: "2026-11-24" } });
});

test("a day is sealed once, whoever asks again, and never an earlier one after a later", async () => {
  await withEntries(1);
  const first = await sealAuditDay(tuesday);
  expect(first).toBeGreaterThan(0);
  expect(await sealAuditDay(new Date(tuesday.getTime() + 3_600_000))).toBe(0);
  expect(await sealAuditDay(monday)).toBe(0);
  expect(await count("audit_day")).toBe(1n);
  expect((await verifyAudit()).flaws).toEqual([]);
});

test("two workers seal one day between them", async () => {
  await withEntries(1);
  const sealed = await Promise.all([sealAuditDay(monday), sealAuditDay(monday)]);
  expect(sealed.filter((chains) => chains > 0)).toHaveLength(1);
  expect((await verifyAudit()).flaws).toEqual([]);
});

test.each<[string, string, { seq?: bigint; what: string }]>([
  [
    "tampered with",
    `UPDATE audit_entry SET action = 'batch.done' WHERE merchant_id = $1 AND seq = 4`,
    { seq: 4n, what: "changed" },
  ],
  [
    "given other facts",
    `UPDATE audit_entry SET facts = '{"n": 99}' WHERE merchant_id = $1 AND seq = 2`,
    { seq: 2n, what: "changed" },
  ],
  [
    "said to be another's",
    `UPDATE audit_entry SET actor_kind = 'support' WHERE merchant_id = $1 AND seq = 3`,
    { seq: 3n, what: "changed" },
  ],
  ["deleted", `DELETE FROM audit_entry WHERE merchant_id = $1 AND seq = 4`, { seq: 4n, what: "missing" }],
  [
    "deleted at the beginning",
    `DELETE FROM audit_entry WHERE merchant_id = $1 AND seq = 1`,
    { seq: 1n, what: "missing" },
  ],
  ["deleted at the end", `DELETE FROM audit_entry WHERE merchant_id = $1 AND seq = 8`, { seq: 7n, what: "head-ahead" }],
  ["swapped", `UPDATE audit_entry SET seq = 4 WHERE merchant_id = $1 AND seq = -3`, { seq: 3n, what: "unlinked" }],
  [
    "behind its head moved back",
    `UPDATE audit_head SET seq = 7, hash = (SELECT hash FROM audit_entry e WHERE e.merchant_id = $1 AND e.seq = 7) WHERE merchant_id = $1`,
    { seq: 7n, what: "head-behind" },
  ],
  [
    "under a head with another hash",
    `UPDATE audit_head SET hash = decode(repeat('00', 32), 'hex') WHERE merchant_id = $1`,
    { seq: 8n, what: "head-changed" },
  ],
  ["without a head", `DELETE FROM audit_head WHERE merchant_id = $1`, { seq: 0n, what: "head-behind" }],
])("an entry that was %s is named", async (how, forgery, flaw) => {
  const merchant = await withEntries(8);
  const untouched = await withEntries(8);
  if (how === "swapped") await moveApart(merchant.merchantId);
  await asOwner(forgery, merchant.merchantId);
  const { flaws } = await verifyAudit();
  expect(flaws).toEqual([{ merchantId: merchant.merchantId, seq: flaw.seq, day: null, what: flaw.what }]);
  expect(flaws.map(({ merchantId }) => merchantId)).not.toContain(untouched.merchantId);
});

test("a chain rewritten with new hashes throughout holds by itself, and is found by the day that sealed it", async () => {
  const merchant = await withEntries(8);
  await sealAuditDay(monday);
  await addEntries(merchant, 2);
  await sealAuditDay(tuesday);
  await rewrite(merchant.merchantId, 9n, "submission.accepted");
  expect((await verifyAudit()).flaws).toEqual([
    { merchantId: merchant.merchantId, seq: 10n, day: "2026-11-24", what: "rewritten" },
  ]);
  await rewrite(merchant.merchantId, 5n, "submission.accepted");
  expect((await verifyAudit()).flaws).toEqual([
    { merchantId: merchant.merchantId, seq: 8n, day: "2026-11-23", what: "rewritten" },
  ]);
});

test("a chain cut off below what was sealed is found, head and all", async () => {
  const merchant = await withEntries(8);
  await sealAuditDay(monday);
  await asOwner("DELETE FROM audit_entry WHERE merchant_id = $1 AND seq > 5", merchant.merchantId);
  await asOwner(
    "UPDATE audit_head SET seq = 5, hash = (SELECT hash FROM audit_entry e WHERE e.merchant_id = $1 AND e.seq = 5) WHERE merchant_id = $1",
    merchant.merchantId,
  );
  expect((await verifyAudit()).flaws).toEqual([
    { merchantId: merchant.merchantId, seq: 5n, day: "2026-11-23", what: "shortened" },
  ]);
});

test("a merchant whose whole chain is gone is found", async () => {
  const merchant = await withEntries(3);
  await sealAuditDay(monday);
  await asOwner("DELETE FROM audit_entry WHERE merchant_id = $1", merchant.merchantId);
  await asOwner("DELETE FROM audit_head WHERE merchant_id = $1", merchant.merchantId);
  expect((await verifyAudit()).flaws).toMatchObject([{ merchantId: merchant.merchantId, seq: 0n, what: "shortened" }]);
});

test.each([
  [
    "removed in the middle",
    "DELETE FROM audit_day WHERE day = '2026-11-24'",
    { day: "2026-11-25", what: "day-unlinked" },
  ],
  ["removed at the end", "DELETE FROM audit_day WHERE day = '2026-11-25'", { day: "2026-11-25", what: "day-missing" }],
  ["changed", `UPDATE audit_day SET heads = '[]' WHERE day = '2026-11-24'`, { day: "2026-11-24", what: "day-changed" }],
])("a day that was %s is named", async (_, forgery, flaw) => {
  const merchant = await withEntries(2);
  for (const day of [monday, tuesday, wednesday]) {
    await addEntries(merchant, 1);
    await sealAuditDay(day);
  }
  await asOwner(forgery);
  expect((await verifyAudit()).flaws).toMatchObject([{ merchantId: null, ...flaw }]);
});

test("the house's chain is one of them", async () => {
  await withEntries(1);
  await sealAuditDay(monday);
  await asOwner(
    "UPDATE audit_entry SET subjects = '{2026-11-22}' WHERE merchant_id = $1 AND action = 'audit.day-sealed'",
    houseId,
  );
  expect((await verifyAudit()).flaws).toMatchObject([{ merchantId: houseId, what: "changed" }]);
});

test("nothing-lost names the same entry", async () => {
  const merchant = await withEntries(4);
  await asOwner("UPDATE audit_entry SET action = 'x' WHERE merchant_id = $1 AND seq = 3", merchant.merchantId);
  const { losses } = await nothingLost(null, monday);
  expect(losses).toContainEqual({
    check: "C7",
    what: flawInWords({ merchantId: merchant.merchantId, seq: 3n, day: null, what: "changed" }),
    merchantId: merchant.merchantId,
    ids: ["3"],
  });
});

test("entries added while it is verified are no flaw", async () => {
  const merchant = await withEntries(50);
  await sealAuditDay(monday);
  const [verdict] = await Promise.all([verifyAudit(), addEntries(merchant, 40)]);
  expect(verdict.flaws).toEqual([]);
});

/** A merchant whose chain has so many entries, their registration not counted: it is cut off first. */
async function withEntries(entries: number): Promise<{ merchantId: string; system: Example["system"] }> {
  const { system } = await exampleMerchant();
  await asOwner("DELETE FROM audit_entry WHERE merchant_id = $1", system.merchantId);
  await asOwner("DELETE FROM audit_head WHERE merchant_id = $1", system.merchantId);
  await addEntries(system, entries);
  return { merchantId: system.merchantId, system };
}

/** The third entry out of the way, the fourth in its place: the keys allow it in no single statement. */
async function moveApart(merchantId: string): Promise<void> {
  await asOwner("UPDATE audit_entry SET seq = -3 WHERE merchant_id = $1 AND seq = 3", merchantId);
  await asOwner("UPDATE audit_entry SET seq = 3 WHERE merchant_id = $1 AND seq = 4", merchantId);
}

async function addEntries({ merchantId }: { merchantId: string }, entries: number): Promise<void> {
  const context = systemContext(merchantId, "test");
  for (let n = 0; n < entries; n++) {
    const act = {
      action: "batch.submitted",
      subjectKind: "batch",
      subjects: [String(n)],
      facts: { n, 名称: "十一月" },
    } as const;
    await inTransaction(context, (tx) => record(tx, context, [act]));
  }
}

/** What only somebody with the owner's password can do: new content, and new hashes from there to the head. */
async function rewrite(merchantId: string, from: bigint, action: string): Promise<void> {
  await withClient(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query(
      `SELECT merchant_id AS "merchantId", seq, at, actor_kind AS "actorKind", actor_id AS "actorId", action, subject_kind AS "subjectKind",
        subjects, facts, previous_hash AS "previousHash", hash FROM audit_entry WHERE merchant_id = $1 ORDER BY seq`,
      [merchantId],
    );
    let previousHash: Uint8Array = firstHash;
    for (const row of rows as (ChainedEntry & { hash: Uint8Array })[]) {
      const seq = BigInt(row.seq);
      const entry = { ...row, seq, previousHash, action: seq === from ? action : row.action };
      const hash = seq < from ? row.hash : hashOf(entry);
      await client.query(
        "UPDATE audit_entry SET action = $3, previous_hash = $4, hash = $5 WHERE merchant_id = $1 AND seq = $2",
        [merchantId, String(seq), entry.action, Buffer.from(previousHash), Buffer.from(hash)],
      );
      previousHash = hash;
    }
    await client.query("UPDATE audit_head SET hash = $2 WHERE merchant_id = $1", [
      merchantId,
      Buffer.from(previousHash),
    ]);
  });
}

async function asOwner(sql: string, ...values: unknown[]): Promise<void> {
  await withClient(process.env.DATABASE_OWNER_URL ?? "", async (client) => void (await client.query(sql, values)));
}

async function count(table: "audit_entry" | "audit_day"): Promise<bigint> {
  return withClient(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
    return BigInt(rows[0]?.count ?? 0);
  });
}
