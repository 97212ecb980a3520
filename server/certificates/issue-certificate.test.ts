import { beforeEach, expect, test } from "vitest";
import { parseCode } from "#domain/certificate/code.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleMerchant, exampleStaff } from "#server/accounts/example-merchant.ts";
import { exampleBatch, settleRows } from "#server/batches/example-batch.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { acceptedInvoice, submittedInvoice } from "#server/certificates/example-certificate.ts";
import { findCertificate } from "#server/certificates/find-certificate.ts";
import { issueCertificate } from "#server/certificates/issue-certificate.ts";
import { listCertificates } from "#server/certificates/list-certificates.ts";
import { verifyCertificate } from "#server/certificates/verify-certificate.ts";
import { publicContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { openView } from "#server/support/open-view.ts";

const bureau = testBureau();
/** Anew for each test: what is claimed too long ago is not sent any more. */
let now: Date;
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let merchant: Example;
let taxpayerId: string;

beforeEach(async () => {
  now = new Date();
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
  await bureau.enrol(taxpayerId);
  await db().connector.deleteMany();
});

test("a receipt says what the bureau answered, and is the same however often it is asked for", async () => {
  const invoice = exampleInvoice(taxpayerId);
  const submissionId = await acceptedInvoice(merchant, invoice, now);
  const asked = await Promise.all(
    [1, 2, 3].map((minutes) => issueCertificate(merchant.context, "receipt", { submissionId }, later(minutes))),
  );
  const [first] = asked;
  expect(new Set(asked.map(({ code }) => code)).size).toBe(1);
  expect(parseCode(first?.code ?? "")).toBe(first?.code);
  expect(first?.facts).toMatchObject({
    certificate: "receipt",
    merchant: { taxpayerId },
    invoice: { number: invoice.number, total: "1060.00" },
    submission: { state: "ACCEPTED" },
    receipt: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(await listCertificates(merchant.context, { submissionId })).toMatchObject([{ code: first?.code }]);
  expect(await findCertificate(merchant.context, first?.code.toLowerCase() ?? "")).toEqual(first);
});

test("issuing it is written down, without the code that opens it", async () => {
  const submissionId = await acceptedInvoice(merchant, exampleInvoice(taxpayerId), now);
  const { id, code } = await issueCertificate(merchant.context, "receipt", { submissionId }, later(5));
  const acts = (await actsIn(merchant.system)).filter(({ action }) => action === "certificate.issued");
  expect(acts).toMatchObject([
    {
      subjectKind: "certificate",
      subjects: [id],
      actorId: merchant.accountId,
      facts: { kind: "receipt", of: `submission ${submissionId}` },
    },
  ]);
  expect(JSON.stringify(acts, (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toContain(code);
});

test("what changed since is another certificate; the first stays as it was", async () => {
  const submissionId = await submittedInvoice(merchant, exampleInvoice(taxpayerId), now);
  const waiting = await issueCertificate(merchant.context, "delay", { submissionId }, now);
  await sendDue(merchant.system, () => later(1));
  await pollDue(merchant.system, () => later(2));
  const done = await issueCertificate(merchant.context, "delay", { submissionId }, later(3));
  expect(done.code).not.toBe(waiting.code);
  expect(await findCertificate(merchant.context, waiting.code)).toMatchObject({ facts: waiting.facts });
  expect(waiting.facts).toMatchObject({ submission: { state: "QUEUED" }, intervals: [{ owner: "us", ended: null }] });
  expect((await listCertificates(merchant.context, { submissionId })).map(({ code }) => code)).toEqual([
    done.code,
    waiting.code,
  ]);
});

test("a delay certificate names the outage in whose time it waited", async () => {
  const submissionId = await submittedInvoice(merchant, exampleInvoice(taxpayerId), now);
  await db().outage.create({
    data: { connector: "leqi", cause: "NO_ANSWER", beganAt: later(2), endedAt: later(47) },
  });
  await db().outage.create({
    data: { connector: "baiwang", cause: "NO_ANSWER", beganAt: later(3), endedAt: later(40) },
  });
  await sendDue(merchant.system, () => later(50));
  await pollDue(merchant.system, () => later(51));
  const { facts } = await issueCertificate(merchant.context, "delay", { submissionId }, later(52));
  if (facts.certificate !== "delay" || facts.about !== "invoice") throw new Error("another certificate");
  const queue = facts.intervals.filter(({ phase }) => phase === "queue");
  expect(queue.map(({ owner, seconds, outage }) => [owner, seconds, outage?.way ?? null])).toEqual([
    ["us", 180, null],
    ["interface", 45 * 60, "leqi"],
    ["us", 180, null],
  ]);
  expect(facts.shares.interface).toBeGreaterThanOrEqual(45 * 60);
});

test("a batch's receipt lists what was accepted and counts the rest", async () => {
  const batchId = await exampleBatch(merchant.context, [{ serial: 11 }, { serial: 12 }, { serial: 13 }]);
  await submitBatch(merchant.context, batchId, now);
  await queueRows(merchant.system, batchId, () => now);
  await expect(issueCertificate(merchant.context, "receipt", { batchId }, now)).rejects.toMatchObject({
    code: "NOTHING_TO_PROVE",
  });
  await sendDue(merchant.system, () => later(1));
  await pollDue(merchant.system, () => later(2));
  await settleRows(merchant.context, batchId, [4], "REJECTED");
  const receipt = await issueCertificate(merchant.context, "receipt", { batchId }, later(3));
  expect(receipt.facts).toMatchObject({
    batch: { number: String(batchId), fileName: "十一月.csv" },
    counts: { submitted: 3, accepted: 2, acceptedEarlier: 0, others: 1 },
    acceptedTotal: "2120.00",
    rows: [{ row: 2 }, { row: 3 }],
  });
  const delay = await issueCertificate(merchant.context, "delay", { batchId }, later(3));
  expect(delay.facts).toMatchObject({ counts: { submitted: 3, accepted: 2, ended: 1, open: 0 } });
  for (const { code } of [receipt, delay])
    expect(await verifyCertificate(publicContext("192.0.2.1"), code, now)).toMatchObject({ verdict: "genuine" });
});

test("a clerk of the hotline, in the merchant's room, gets the same one; it is written down who asked", async () => {
  const clerk = await exampleStaff("support");
  if (clerk.context.kind !== "support") throw new Error("no clerk");
  const opened = await openView(clerk.context, merchant.system.merchantId, "商户来电要求延误证明", now);
  if (!("view" in opened)) throw new Error("no view");
  const submissionId = await acceptedInvoice(merchant, exampleInvoice(taxpayerId), now);
  const theirs = await issueCertificate(opened.view, "delay", { submissionId }, later(5));
  expect(await issueCertificate(merchant.context, "delay", { submissionId }, later(6))).toEqual(theirs);
  const acts = (await actsIn(merchant.system)).filter(({ action }) => action === "certificate.issued");
  expect(acts).toMatchObject([{ actorKind: "support", actorId: clerk.accountId }]);
});

test("nothing is proved before there is anything to prove", async () => {
  const submissionId = await submittedInvoice(merchant, exampleInvoice(taxpayerId), now);
  await expect(issueCertificate(merchant.context, "receipt", { submissionId }, now)).rejects.toMatchObject({
    kind: "not-now",
    code: "NOTHING_TO_PROVE",
  });
});

test("nobody issues or finds a certificate of another merchant's", async () => {
  const other = await exampleMerchant();
  const submissionId = await acceptedInvoice(merchant, exampleInvoice(taxpayerId), now);
  const { code } = await issueCertificate(merchant.context, "receipt", { submissionId }, later(5));
  await expect(issueCertificate(other.context, "receipt", { submissionId }, now)).rejects.toMatchObject({
    kind: "not-found",
    code: "SUBMISSION",
  });
  await expect(issueCertificate(other.context, "delay", { batchId: 1n }, now)).rejects.toMatchObject({
    kind: "not-found",
  });
  await expect(findCertificate(other.context, code)).rejects.toMatchObject({ kind: "not-found", code: "CERTIFICATE" });
  expect(await listCertificates(other.context, { submissionId })).toEqual([]);
});
