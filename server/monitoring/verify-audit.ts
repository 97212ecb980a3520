import { firstLink, houseId, type Link } from "#server/audit.ts";
import { acrossTenants } from "#server/db.ts";
import { type AuditDay, hashBeforeDays, hashOfDay, linkOf } from "#server/monitoring/audit-day.ts";
import { type ChainFlaw, sameBytes, walkChain } from "#server/monitoring/walk-chain.ts";

/**
 * Beyond what one chain says of itself: `rewritten`, the entry is not the one that was sealed · `shortened`, the chain
 * ends before the entry that was sealed · `head-ahead`, it ends before its own head · `head-behind`, its head was moved
 * back · `head-changed`, the head has another hash than the last entry. Of days: `day-changed` · `day-unlinked`, the
 * day before it is another than it was · `day-missing`, the house remembers sealing it, and it is not there as it was.
 */
export type FlawKind =
  | ChainFlaw["what"]
  | "rewritten"
  | "shortened"
  | "head-ahead"
  | "head-behind"
  | "head-changed"
  | "day-changed"
  | "day-unlinked"
  | "day-missing";

/** The first thing wrong with one chain; `merchantId` is null where it is the chain of days. */
export type AuditFlaw = {
  readonly merchantId: string | null;
  readonly seq: bigint | null;
  /** The day that was sealed, where the flaw is one of a day or was found by it. */
  readonly day: string | null;
  readonly what: FlawKind;
};

export type AuditVerdict = {
  readonly chains: number;
  readonly entries: bigint;
  readonly days: number;
  /** To be compared with what was noted elsewhere: the days themselves rest on nothing further. */
  readonly lastDay: { readonly day: string; readonly hash: string } | null;
  readonly flaws: readonly AuditFlaw[];
};

/**
 * Walks every chain from its first entry to its head, house included, and every sealed day: each chain is walked from
 * where the day before left it to where this day says it stood, so every entry is read once. It may run while others
 * write.
 */
export async function verifyAudit(): Promise<AuditVerdict> {
  const walk: Walk = { standing: new Map(), flaws: new Map(), entries: 0n };
  const days = await walkDays(walk);
  for (const merchantId of await chainsThereAre()) if (!walk.standing.has(merchantId)) start(walk, merchantId);
  for (const merchantId of walk.standing.keys()) await walkToHead(walk, merchantId);
  const telling = days.flaws.length === 0 && !walk.flaws.has(houseId);
  const flaws = [...walk.flaws.values(), ...days.flaws, ...(telling ? await daysGone() : [])];
  return { chains: walk.standing.size, entries: walk.entries, days: days.count, lastDay: days.last, flaws };
}

type Walk = { readonly standing: Map<string, Link>; readonly flaws: Map<string, AuditFlaw>; entries: bigint };
type Days = { count: number; last: AuditVerdict["lastDay"]; flaws: AuditFlaw[] };
type DayRow = AuditDay & { readonly hash: Uint8Array<ArrayBuffer> };

/** Only the first day that does not fit is named; the heads of one that was changed say nothing. */
async function walkDays(walk: Walk): Promise<Days> {
  const days: Days = { count: 0, last: null, flaws: [] };
  let before: Uint8Array = hashBeforeDays;
  for (let row = await dayAfter("0001-01-01"); row; row = await dayAfter(row.day)) {
    const what = flawOfDay(row, before);
    if (what !== null && days.flaws.length === 0) days.flaws.push({ merchantId: null, seq: null, day: row.day, what });
    if (what !== "day-changed")
      for (const head of row.heads) await walkToSeal(walk, head.merchantId, linkOf(head), row.day);
    before = row.hash;
    days.count += 1;
    days.last = { day: row.day, hash: Buffer.from(row.hash).toString("hex") };
  }
  return days;
}

function flawOfDay(row: DayRow, before: Uint8Array): "day-changed" | "day-unlinked" | null {
  if (!sameBytes(hashOfDay(row), row.hash)) return "day-changed";
  return sameBytes(row.previousHash, before) ? null : "day-unlinked";
}

async function dayAfter(day: string): Promise<DayRow | null> {
  const rows = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<DayRow[]>`
      SELECT day::text, at, heads, previous_hash AS "previousHash", hash FROM audit_day
      WHERE day > ${day}::date ORDER BY day LIMIT 1`,
  );
  return rows[0] ?? null;
}

async function walkToSeal(walk: Walk, merchantId: string, sealed: Link, day: string): Promise<void> {
  const from = walk.standing.get(merchantId) ?? start(walk, merchantId);
  if (walk.flaws.has(merchantId)) return;
  const flawed = (seq: bigint, what: FlawKind) => walk.flaws.set(merchantId, { merchantId, seq, day, what });
  if (sealed.seq < from.seq) return void flawed(sealed.seq, "head-behind");
  const at = await walkOn(walk, merchantId, from, sealed.seq);
  if (at === null) return;
  if (at.seq < sealed.seq) flawed(at.seq, "shortened");
  else if (!sameBytes(at.hash, sealed.hash)) flawed(at.seq, "rewritten");
}

/** A head is read after the entries it must not be behind of; what was added meanwhile is walked as well. */
async function walkToHead(walk: Walk, merchantId: string): Promise<void> {
  const flawed = (seq: bigint, what: FlawKind) => walk.flaws.set(merchantId, { merchantId, seq, day: null, what });
  for (let from = walk.standing.get(merchantId) ?? firstLink; !walk.flaws.has(merchantId); ) {
    const at = await walkOn(walk, merchantId, from, null);
    if (at === null) return;
    const head = await headOf(merchantId);
    if (head.seq < at.seq) return void flawed(head.seq, "head-behind");
    if (head.seq === at.seq) return sameBytes(head.hash, at.hash) ? undefined : void flawed(at.seq, "head-changed");
    if (at.seq === from.seq) return void flawed(at.seq, "head-ahead");
    from = at;
  }
}

/** @returns null where the chain breaks on the way; it is noted then */
async function walkOn(walk: Walk, merchantId: string, from: Link, to: bigint | null): Promise<Link | null> {
  const { at, flaw } = await walkChain(merchantId, from, to);
  walk.entries += at.seq - from.seq;
  walk.standing.set(merchantId, at);
  if (flaw === null) return at;
  walk.flaws.set(merchantId, { merchantId, seq: flaw.seq, day: null, what: flaw.what });
  return null;
}

function start(walk: Walk, merchantId: string): Link {
  walk.standing.set(merchantId, firstLink);
  return firstLink;
}

async function headOf(merchantId: string): Promise<Link> {
  const rows = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<Link[]>`SELECT seq, hash FROM audit_head WHERE merchant_id = ${merchantId}::uuid`,
  );
  return rows[0] ?? firstLink;
}

async function chainsThereAre(): Promise<string[]> {
  const rows = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM merchant UNION SELECT merchant_id::text FROM audit_head UNION SELECT ${houseId} ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

/** Days the house remembers sealing; a day cut off at the end is found in no other way. */
async function daysGone(): Promise<AuditFlaw[]> {
  const gone = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ day: string; seq: bigint }[]>`
      SELECT entry.subjects[1] AS day, entry.seq FROM audit_entry entry
      LEFT JOIN audit_day ON audit_day.day::text = entry.subjects[1] AND encode(audit_day.hash, 'hex') = entry.facts->>'hash'
      WHERE entry.merchant_id = ${houseId}::uuid AND entry.action = 'audit.day-sealed' AND audit_day.day IS NULL
      ORDER BY entry.seq LIMIT 1`,
  );
  return gone.map(({ day, seq }) => ({ merchantId: null, seq, day, what: "day-missing" }));
}
