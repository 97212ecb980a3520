import { beforeEach, describe, expect, test } from "vitest";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { byTaxpayer } from "#scripts/bureau-control.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { db, inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { resumeConnector } from "#server/monitoring/resume-connector.ts";
import { compareBooks } from "#server/reconciliation/compare-books.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { recoverStale } from "#server/submissions/recover-stale.ts";
import { releaseWaves } from "#server/submissions/release-waves.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const bureau = testBureau();
const upload = "202007/QDFPSC";
const result = "202007/CXQDFPSCJG";
const status = "203067/FPZTXXCX";
const minute = 60_000;

let merchant: Example;
let taxpayerId: string;
let start: Date;
const at = (ms: number) => () => new Date(start.getTime() + ms);

beforeEach(async () => {
  merchant = await exampleMerchant();
  ({ taxpayerId } = await findParty(merchant.system));
  start = new Date();
  await bureau.enrol(taxpayerId);
  await bureau.faults();
  await db().connector.deleteMany();
  await pauseEnds();
});

describe("one invoice to its receipt", () => {
  test("received, polled, accepted: one effect, one receipt, an entry for every change", async () => {
    const id = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(0));
    expect(await stateOf(id)).toBe("PROCESSING");
    await pollDue(merchant.system, at(minute));
    const found = await findSubmission(merchant.context, id);
    expect(found).toMatchObject({ state: "ACCEPTED", receipt: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(found.attempts.map(({ knock, replyKind }) => [knock, replyKind])).toEqual([
      ["poll", "accepted"],
      ["send", "received"],
    ]);
    await expectNothingLost(1);
  });

  test("many go under one call, each with its own answer", async () => {
    const invoices = Array.from({ length: 120 }, () => exampleInvoice(taxpayerId));
    const wrong = { ...invoices[7], amount: 1n, tax: 0n, total: 1n } as Invoice;
    await submitInvoices(
      merchant.context,
      [...invoices.slice(0, 7), wrong, ...invoices.slice(8)],
      { kind: "form" },
      start,
    );
    expect(await sendDue(merchant.system, at(0))).toBe(120);
    await pollDue(merchant.system, at(minute));
    expect(await statesOfAll()).toEqual({ ACCEPTED: 119, REJECTED: 1 });
    await expectNothingLost(119);
  });

  test("submitted fifty times at once, it goes once", async () => {
    const invoice = exampleInvoice(taxpayerId);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => submitInvoices(merchant.context, [invoice], { kind: "form" }, start)),
    );
    expect(answers.flat().filter(({ outcome }) => outcome === "queued")).toHaveLength(1);
    expect(answers.flat().filter(({ outcome }) => outcome === "already-open")).toHaveLength(49);
    await sendDue(merchant.system, at(0));
    await pollDue(merchant.system, at(minute));
    await expectNothingLost(1);
  });
});

describe("the reply is lost", () => {
  test("after the effect: never sent again, found, 此前已成功, one effect", async () => {
    await bureau.faults({ kind: "close-before-reply", service: upload, times: 1 });
    const id = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(0));
    expect(await stateOf(id)).toBe("UNKNOWN");
    expect(await sendDue(merchant.system, at(minute))).toBe(0);
    expect(await checkDue(merchant.system, at(minute))).toBe(0);
    await checkDue(merchant.system, at(10 * minute));
    expect(await stateOf(id)).toBe("ACCEPTED_EARLIER");
    await expectNothingLost(1);
  });

  test("before the effect: absent by a list that reaches past the attempt, so it goes again under the same submission", async () => {
    await bureau.faults({ kind: "server-error", service: upload, times: 1 });
    const id = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, () => new Date(Date.now() - minute));
    expect(await stateOf(id)).toBe("UNKNOWN");
    await checkDue(merchant.system, at(10 * minute));
    expect(await stateOf(id)).toBe("QUEUED");
    await sendDue(merchant.system, at(10 * minute));
    await pollDue(merchant.system, at(12 * minute));
    expect(await findSubmission(merchant.context, id)).toMatchObject({ state: "ACCEPTED" });
    await expectNothingLost(1);
  });

  test("absent by a list that does not reach the attempt yet: wait, do not send", async () => {
    await bureau.settings({ queryLagMs: 3_600_000 });
    await bureau.faults({ kind: "close-before-reply", service: upload, times: 1, effect: false });
    const id = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(0));
    await checkDue(merchant.system, at(10 * minute));
    expect(await stateOf(id)).toBe("UNKNOWN");
    await bureau.settings({ queryLagMs: 0 });
  });

  test.each(["truncated", "html", "wrong-length", "redirect", "gzip-bomb", "brotli-bomb"])(
    "%s is no answer: it may be there",
    async (kind) => {
      await bureau.faults({ kind, service: upload, times: 1, megabytes: 20 });
      const id = await submitOne(exampleInvoice(taxpayerId));
      await sendDue(merchant.system, at(0));
      expect(await stateOf(id)).toBe("UNKNOWN");
    },
  );
});

describe("the bureau has it already", () => {
  test("with the same values: adopted as a success", async () => {
    const invoice = exampleInvoice(taxpayerId);
    await bureau.hold(invoice);
    const id = await submitOne(invoice);
    await sendDue(merchant.system, at(0));
    await pollDue(merchant.system, at(minute));
    await checkDue(merchant.system, at(10 * minute));
    expect(await stateOf(id)).toBe("ACCEPTED_EARLIER");
    await expectNothingLost(0);
  });

  test("but its look-up does not show it: a person looks, it is not sent round in a circle", async () => {
    const invoice = exampleInvoice(taxpayerId);
    await bureau.hold({ ...invoice, issuedOn: "2026-10-01" });
    await bureau.settings({ strictLookup: true });
    const id = await submitOne(invoice, at(-2 * minute)());
    await sendDue(merchant.system, at(-1.5 * minute));
    await pollDue(merchant.system, at(-minute));
    await checkDue(merchant.system, at(0));
    await bureau.settings({ strictLookup: false });
    expect(await findSubmission(merchant.context, id)).toMatchObject({
      state: "NEEDS_SUPPORT",
      verdict: { code: "DUPLICATE_BUT_ABSENT" },
    });
  });

  test("with another amount: a conflict that names the fields, and no success", async () => {
    const invoice = exampleInvoice(taxpayerId);
    await bureau.hold({ ...invoice, amount: invoice.amount + 100n, total: invoice.total + 100n });
    const id = await submitOne(invoice);
    await sendDue(merchant.system, at(0));
    await pollDue(merchant.system, at(minute));
    await checkDue(merchant.system, at(10 * minute));
    const found = await findSubmission(merchant.context, id);
    expect(found.state).toBe("CONFLICT");
    expect(found.differences.map(({ field }) => field)).toEqual(["amount", "total"]);
    expect(found.receipt).toBeNull();
  });
});

describe("it certainly never arrived", () => {
  test("429 with Retry-After: waits as long, asks, sends, arrives once", async () => {
    await bureau.faults({ kind: "too-many-requests", service: upload, times: 1, seconds: 600 });
    const id = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(0));
    expect(await stateOf(id)).toBe("RETRY_WAIT");
    const next = await submitOne(exampleInvoice(taxpayerId));
    expect(await sendDue(merchant.system, at(minute))).toBe(0);
    expect(await findSubmission(merchant.context, next)).toMatchObject({ state: "HELD", heldReason: "TOLD_TO_WAIT" });
    expect(await checkDue(merchant.system, at(9 * minute))).toBe(0);
    await pauseEnds();
    await checkDue(merchant.system, at(12 * minute));
    await sendDue(merchant.system, at(12 * minute));
    await pollDue(merchant.system, at(13 * minute));
    expect(await statesOfAll()).toEqual({ ACCEPTED: 2 });
    expect(await stateOf(id)).toBe("ACCEPTED");
    await expectNothingLost(2);
  });

  test("401 stops the connector: this one and the next are held until an operator lets go", async () => {
    await bureau.faults({ kind: "refuse-us", service: upload, times: 1 });
    const first = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(0));
    const second = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(minute));
    expect([await stateOf(first), await stateOf(second)]).toEqual(["HELD", "HELD"]);
    await resumeConnector(await exampleOperator(), "leqi", at(29 * minute)());
    await releaseWaves(at(29 * minute)());
    await sendDue(merchant.system, at(30 * minute));
    await pollDue(merchant.system, at(31 * minute));
    expect(await statesOfAll()).toEqual({ ACCEPTED: 2 });
    await expectNothingLost(2);
  });
});

describe("a worker that died or comes back from the dead", () => {
  test("died between attempt and answer: asked about, not sent again", async () => {
    await bureau.faults({ kind: "close-before-reply", service: upload });
    const id = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(0));
    await inTransaction(
      merchant.system,
      (tx) => tx.$executeRaw`
      UPDATE submission SET state = 'SENDING', next_at = ${new Date(start.getTime() + 2 * minute)} WHERE merchant_id = ${merchant.system.merchantId}::uuid`,
    );
    await recoverStale(merchant.system, at(minute)());
    expect(await stateOf(id)).toBe("SENDING");
    await recoverStale(merchant.system, at(3 * minute)());
    expect(await stateOf(id)).toBe("UNKNOWN");
    await bureau.faults();
    await checkDue(merchant.system, at(20 * minute));
    expect(await stateOf(id)).toBe("ACCEPTED_EARLIER");
    expect(await bureau.effects(taxpayerId)).toHaveLength(1);
  });

  test("two at once: each invoice goes with one of them", async () => {
    await submitInvoices(
      merchant.context,
      Array.from({ length: 250 }, () => exampleInvoice(taxpayerId)),
      { kind: "form" },
      start,
    );
    await Promise.all([
      sendDue(merchant.system, at(0)),
      sendDue(merchant.system, at(0)),
      sendDue(merchant.system, at(0)),
    ]);
    await Promise.all([pollDue(merchant.system, at(minute)), pollDue(merchant.system, at(minute))]);
    expect(await statesOfAll()).toEqual({ ACCEPTED: 250 });
    await expectNothingLost(250);
  });
});

describe("asking for the result", () => {
  test("a code nobody has heard of goes to support and nowhere else", async () => {
    await bureau.faults({ kind: "unknown-code", service: result, times: 1 });
    const id = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(0));
    await pollDue(merchant.system, at(minute));
    expect(await stateOf(id)).toBe("NEEDS_SUPPORT");
  });

  test("garbage while asking harms nothing: asked again", async () => {
    await bureau.faults({ kind: "html", service: result, times: 1 }, { kind: "html", service: status, times: 1 });
    const id = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(0));
    await pollDue(merchant.system, at(minute));
    expect(await stateOf(id)).toBe("PROCESSING");
    await pollDue(merchant.system, at(10 * minute));
    expect(await stateOf(id)).toBe("ACCEPTED");
    await expectNothingLost(1);
  });
});

describe("the bureau goes wrong by itself", () => {
  test("it enters an invoice twice: the comparison tells a person, once, and we did not do it", async () => {
    await bureau.settings({ listLagMs: 0 });
    await bureau.faults({ kind: "duplicate-effect", service: upload, times: 1 });
    const id = await submitOne(exampleInvoice(taxpayerId));
    await sendDue(merchant.system, at(0));
    await pollDue(merchant.system, at(minute));
    expect(await stateOf(id)).toBe("ACCEPTED");
    for (let comparison = 0; comparison < 2; comparison++) await compareBooks(merchant.system, at(2 * minute));
    const cases = await inTransaction(merchant.system, (tx) => tx.supportCase.findMany());
    expect(cases).toMatchObject([{ submissionId: id, code: "DOUBLED_EFFECT", closedAt: null }]);
    await expectNothingLost(2);
    await bureau.settings({ listLagMs: null });
  });
});

async function submitOne(invoice: Invoice, now = at(-minute)()): Promise<bigint> {
  const [submitted] = await submitInvoices(merchant.context, [invoice], { kind: "form" }, now);
  if (!submitted?.submissionId) throw new Error(`${invoiceKey(invoice)} was not queued`);
  return submitted.submissionId;
}

async function stateOf(id: bigint): Promise<string> {
  return (await findSubmission(merchant.context, id)).state;
}

async function statesOfAll(): Promise<Record<string, number>> {
  const rows = await inTransaction(merchant.system, (tx) =>
    tx.submission.groupBy({ by: ["state"], where: { merchantId: merchant.system.merchantId }, _count: true }),
  );
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}

/** The checker is green, and the bureau counts as many effects. */
async function expectNothingLost(effects: number): Promise<void> {
  const theirs = await bureau.effects(taxpayerId);
  expect(theirs).toHaveLength(effects);
  const { losses } = await nothingLost(byTaxpayer(theirs), at(0)());
  expect(losses.filter(({ merchantId }) => merchantId === merchant.system.merchantId)).toEqual([]);
}

/** The clock of the turnstile is the database's own: a pause asked for by the bureau is over when we say so. */
async function pauseEnds(): Promise<void> {
  await db().turnstile.deleteMany();
}
