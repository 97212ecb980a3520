import { beforeEach, describe, expect, test } from "vitest";
import { withClient } from "#scripts/database.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { canonical } from "#server/audit.ts";
import type { Certificate } from "#server/certificates/certificate.ts";
import type { Verification } from "#server/certificates/check-certificate.ts";
import { acceptedInvoice, submittedInvoice } from "#server/certificates/example-certificate.ts";
import { issueCertificate } from "#server/certificates/issue-certificate.ts";
import { verifyCertificate } from "#server/certificates/verify-certificate.ts";
import { verifyHash } from "#server/certificates/verify-hash.ts";
import { publicContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { sha256 } from "#server/evidence.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";

const bureau = testBureau();
/** Anew for each test: what is claimed too long ago is not sent any more. */
let now: Date;
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let merchant: Example;
let taxpayerId: string;
let places = 0;
/** Another address each time: only one test is about asking too often. */
const anybody = () => publicContext(`192.0.2.${places++}`);

beforeEach(async () => {
  now = new Date();
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
  await bureau.enrol(taxpayerId);
  await db().connector.deleteMany();
});

test("anybody who has the code sees what was issued, held against every record", async () => {
  const { code, facts } = await issuedReceipt();
  const found = await verified(code.toLowerCase().replaceAll("-", " "));
  expect(found).toMatchObject({ code, kind: "receipt", facts, verdict: "genuine", differing: [] });
  expect(found.checks).toEqual([
    { name: "facts", holds: true },
    { name: "reply", holds: true },
    { name: "audit", holds: true },
    { name: "records", holds: true },
  ]);
});

test("nothing but the certificate comes out: no merchant's number, no account, no id", async () => {
  const { code } = await issuedReceipt();
  expect(Object.keys(await verified(code)).sort()).toEqual([
    "checks",
    "code",
    "differing",
    "facts",
    "issuedAt",
    "kind",
    "stateNow",
    "verdict",
  ]);
});

test("a code that was misread or never issued leads nowhere", async () => {
  const { code } = await issuedReceipt();
  const misread = code.replace(/^./, (first) => (first === "7" ? "8" : "7"));
  for (const typed of [misread, "00000-00000-00000-00000-00000", "", "x".repeat(500)])
    expect(await verifyCertificate(anybody(), typed, now)).toBeNull();
});

test("what was on its way and has gone on is named, and is no forgery", async () => {
  const submissionId = await submittedInvoice(merchant, exampleInvoice(taxpayerId), now);
  const { code } = await issueCertificate(merchant.context, "delay", { submissionId }, now);
  expect(await verified(code)).toMatchObject({ verdict: "genuine" });
  await sendDue(merchant.system, () => later(1));
  await pollDue(merchant.system, () => later(2));
  const found = await verified(code);
  expect(found).toMatchObject({ verdict: "gone-on", stateNow: "ACCEPTED" });
  expect(found.differing).toContain("submission.state");
  expect(found.checks.every(({ holds }) => holds)).toBe(true);
});

describe("whoever was at the database is found out", () => {
  test("other facts in the certificate", async () => {
    const { code } = await issuedReceipt();
    await tamper(
      `UPDATE certificate SET facts = jsonb_set(facts, '{invoice,total}', '"9060.00"') WHERE code = $1`,
      code,
    );
    await expectBroken(code, ["facts", "records"], ["invoice.total"]);
  });

  test("other facts, with a hash that fits them", async () => {
    const { code } = await issuedReceipt();
    await tamper(
      `UPDATE certificate SET facts = jsonb_set(facts, '{invoice,buyer,name}', '"另一家"') WHERE code = $1`,
      code,
    );
    const row = await inTransaction(merchant.system, (tx) => tx.certificate.findUniqueOrThrow({ where: { code } }));
    await tamper(
      "UPDATE certificate SET facts_sha256 = $2 WHERE code = $1",
      code,
      Buffer.from(sha256(Buffer.from(canonical(row.facts)))),
    );
    await expectBroken(code, ["records"], ["invoice.buyer.name"]);
  });

  test("facts that are none any more", async () => {
    const { code } = await issuedReceipt();
    await tamper("UPDATE certificate SET facts = '{}' WHERE code = $1", code);
    const found = await verified(code);
    expect(found).toMatchObject({ facts: null, verdict: "broken" });
  });

  test("another hash in the receipt", async () => {
    const { code } = await issuedReceipt();
    await tamper("UPDATE receipt SET sha256 = sha256('x') WHERE merchant_id = $1", merchant.system.merchantId);
    await expectBroken(code, ["reply", "records"], ["receipt.sha256"]);
  });

  test("another answer under the receipt", async () => {
    const { code } = await issuedReceipt();
    await tamper(
      "UPDATE exchange SET reply_body = set_byte(reply_body, 40, get_byte(reply_body, 40) # 1) WHERE merchant_id = $1",
      merchant.system.merchantId,
    );
    await expectBroken(code, ["reply"], []);
  });

  test("another amount in the ledger", async () => {
    const { code } = await issuedReceipt();
    await tamper(
      `UPDATE issued_invoice SET content = jsonb_set(content, '{total}', '"1.00"') WHERE merchant_id = $1`,
      merchant.system.merchantId,
    );
    await expectBroken(code, ["records"], ["invoice.total"]);
  });

  test("an acceptance that was taken out of the chain, or rewritten in it", async () => {
    const { code } = await issuedReceipt();
    const { merchantId } = merchant.system;
    await tamper(
      "UPDATE audit_entry SET facts = '{}' WHERE merchant_id = $1 AND action = 'submission.accepted'",
      merchantId,
    );
    await expectBroken(code, ["audit"], []);
    await tamper("DELETE FROM audit_entry WHERE merchant_id = $1 AND action = 'submission.accepted'", merchantId);
    await expectBroken(code, ["audit"], []);
  });
});

test("the application itself cannot rewrite what a certificate says", async () => {
  const { code } = await issuedReceipt();
  const { merchantId } = merchant.system;
  await expect(
    inTransaction(merchant.system, (tx) =>
      tx.certificate.updateMany({ where: { merchantId, code }, data: { facts: {} } }),
    ),
  ).rejects.toThrow(/permission denied/);
});

test("a hash is answered with yes and when, or with no", async () => {
  const { facts } = await issuedReceipt();
  if (facts.certificate !== "receipt" || facts.about !== "invoice") throw new Error("another certificate");
  const { sha256, receivedAt } = facts.receipt;
  expect(await verifyHash(anybody(), ` ${sha256.toUpperCase()} `, now)).toEqual({ receivedAt: new Date(receivedAt) });
  expect(await verifyHash(anybody(), "0".repeat(64), now)).toBeNull();
  expect(await verifyHash(anybody(), "no hash", now)).toBeNull();
});

test("whoever asks too often is told until when to wait, and nobody else is", async () => {
  const eager = publicContext("198.51.100.7");
  const ask = (context = eager) => verifyHash(context, "0".repeat(64), now);
  for (let asked = 0; asked < 60; asked++) await ask();
  await expect(ask()).rejects.toMatchObject({
    kind: "too-much",
    code: "TOO_MANY_CHECKS",
    facts: { until: expect.any(String) },
  });
  expect(await ask(anybody())).toBeNull();
});

async function issuedReceipt(): Promise<Certificate> {
  const submissionId = await acceptedInvoice(merchant, exampleInvoice(taxpayerId), now);
  return issueCertificate(merchant.context, "receipt", { submissionId }, later(5));
}

async function verified(code: string): Promise<Verification> {
  const found = await verifyCertificate(anybody(), code, now);
  if (!found) throw new Error(`${code} leads nowhere`);
  return found;
}

async function expectBroken(code: string, failing: readonly string[], differing: readonly string[]): Promise<void> {
  const found = await verified(code);
  expect(found.verdict).toBe("broken");
  expect(found.checks.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual(failing);
  expect(found.differing).toEqual(differing);
}

/** As somebody with the owner's password would. */
async function tamper(statement: string, ...values: readonly unknown[]): Promise<void> {
  await withClient(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rowCount } = await client.query(statement, [...values]);
    expect(rowCount).toBeGreaterThan(0);
  });
}
