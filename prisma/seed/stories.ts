import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { addDays } from "#domain/period.ts";
import type { SeedBureau } from "#prisma/seed/bureau.ts";
import type { Company } from "#prisma/seed/companies.ts";
import { bookEntryOf, bookEntryText } from "#sandbox/book-entry.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { env } from "#server/env.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

/** Where a story is played: one company, its books, and the bureau that misbehaves on request. */
export type Stage = {
  readonly company: Company;
  readonly owner: MerchantContext;
  readonly system: SystemContext;
  readonly bureau: SeedBureau;
  /** Missing invoices that nobody has sent yet; each story takes what it needs. */
  readonly missing: Invoice[];
  /** The same of its tax-control device; they go through 百望. */
  readonly device: Invoice[];
};

const upload = "202007/QDFPSC";
const status = "203067/FPZTXXCX";
const clock = () => new Date();

/**
 * Plays, with the real verbs against the real sandbox, everything that can become of a submission, so that the demo
 * shows every state with a history that is true. The last ones are left in mid-air for the worker to take up.
 */
export async function playStories(stage: Stage): Promise<void> {
  await accepted(stage, 6);
  await fromDevice(stage);
  await acceptedWithRemark(stage);
  await replyLostButThere(stage);
  await heldWithOtherValues(stage);
  await creditLineSpent(stage, 3);
  await tooLate(stage);
  await unheardOfCode(stage);
  await takenBack(stage);
  await connectorRefused(stage);
  await toldToWait(stage);
  await stillProcessing(stage, 2);
  await workerDiedAsking(stage);
  await replyJustLost(stage);
  await workerDiedSending(stage);
  await stillQueued(stage, 2);
}

async function accepted(stage: Stage, count: number): Promise<void> {
  await submit(stage, take(stage, count));
  await sendDue(stage.system, clock);
  await pollDue(stage.system, clock);
}

/** Two are accepted, and of one the bureau cannot verify the signature. */
async function fromDevice(stage: Stage): Promise<void> {
  const [first, second, third, ...others] = stage.device;
  if (!first || !second || !third || others.length === 0) throw new Error("too few invoices of a device are missing");
  await stage.bureau.settings({ signatureFails: [invoiceKey(third)] });
  await submit(stage, [first, second, third]);
  await sendDue(stage.system, clock);
  await pollDue(stage.system, clock);
  await stage.bureau.settings({ signatureFails: [] });
}

async function acceptedWithRemark(stage: Stage): Promise<void> {
  await stage.bureau.settings({ remarkBlankClassification: true });
  const blank = take(stage, 1).map((invoice) => ({
    ...invoice,
    lines: invoice.lines.map((line) => ({ ...line, classification: "" })),
  }));
  await submit(stage, blank);
  await sendDue(stage.system, clock);
  await pollDue(stage.system, clock);
  await stage.bureau.settings({ remarkBlankClassification: false });
}

async function replyLostButThere(stage: Stage): Promise<void> {
  await strike(stage, [{ kind: "close-before-reply", service: upload, times: 1 }]);
  await submit(stage, take(stage, 1));
  await sendDue(stage.system, clock);
  await strike(stage, []);
  await checkDue(stage.system, clock);
}

async function heldWithOtherValues(stage: Stage): Promise<void> {
  const [invoice] = take(stage, 1);
  if (!invoice) return;
  const theirs = { ...bookEntryOf(invoice), amount: invoice.amount + 10_000n, total: invoice.total + 10_000n };
  await stage.bureau.books({ held: [bookEntryText(theirs)] });
  await submit(stage, [invoice]);
  await sendDue(stage.system, clock);
  await pollDue(stage.system, clock);
  await checkDue(stage.system, clock);
}

async function creditLineSpent(stage: Stage, count: number): Promise<void> {
  await setCredit(stage, "0.00");
  await submit(stage, take(stage, count));
  await sendDue(stage.system, clock);
  await pollDue(stage.system, clock);
  await setCredit(stage, null);
}

async function tooLate(stage: Stage): Promise<void> {
  await stage.bureau.settings({ closedBefore: addDays(stage.missing[0]?.issuedOn ?? "", 1) });
  await submit(stage, take(stage, 1));
  await sendDue(stage.system, clock);
  await pollDue(stage.system, clock);
  await stage.bureau.settings({ closedBefore: null });
}

async function unheardOfCode(stage: Stage): Promise<void> {
  await strike(stage, [{ kind: "unknown-code", service: upload, times: 1 }]);
  await submit(stage, take(stage, 1));
  await sendDue(stage.system, clock);
  await strike(stage, []);
}

async function takenBack(stage: Stage): Promise<void> {
  const [submitted] = await submit(stage, take(stage, 1));
  if (submitted?.submissionId) await cancelSubmission(stage.owner, submitted.submissionId, clock());
}

async function connectorRefused(stage: Stage): Promise<void> {
  await strike(stage, [{ kind: "refuse-us", service: upload, times: 1 }]);
  await submit(stage, take(stage, 1));
  await sendDue(stage.system, clock);
  await strike(stage, []);
  await openAgain();
}

async function toldToWait(stage: Stage): Promise<void> {
  await strike(stage, [{ kind: "too-many-requests", service: upload, times: 1, seconds: 1_800 }]);
  await submit(stage, take(stage, 1));
  await sendDue(stage.system, clock);
  await strike(stage, []);
  await openAgain();
}

/** The next story needs the way that this one has shut. */
async function openAgain(): Promise<void> {
  await db().connector.updateMany({ data: { stoppedAt: null, stoppedReason: null } });
  await db().outage.updateMany({ where: { endedAt: null }, data: { endedAt: clock() } });
  await db().turnstile.updateMany({ data: { postponedUntil: null } });
}

async function stillProcessing(stage: Stage, count: number): Promise<void> {
  await submit(stage, take(stage, count));
  await sendDue(stage.system, clock);
}

/** Left at the demo's own pace: asked about in five minutes. */
async function replyJustLost(stage: Stage): Promise<void> {
  await loseReply(stage);
  const { merchantId } = stage.system;
  const nextAt = new Date(Date.now() + 5 * 60_000);
  await inTransaction(stage.system, (tx) =>
    tx.submission.updateMany({ where: { merchantId, state: "UNKNOWN" }, data: { nextAt } }),
  );
}

async function loseReply(stage: Stage): Promise<void> {
  await strike(stage, [{ kind: "close-before-reply", service: upload, times: 1 }]);
  await submit(stage, take(stage, 1));
  await sendDue(stage.system, clock);
  await strike(stage, []);
}

/** The call hangs and the seed ends before it: what a killed worker leaves behind. */
async function workerDiedSending(stage: Stage): Promise<void> {
  await strike(stage, [{ kind: "hang", service: upload }]);
  await submit(stage, take(stage, 1));
  void sendDue(stage.system, clock);
  await until(stage, "SENDING");
}

async function workerDiedAsking(stage: Stage): Promise<void> {
  await loseReply(stage);
  await strike(stage, [{ kind: "hang", service: status }]);
  void checkDue(stage.system, clock);
  await until(stage, "CHECKING");
}

async function stillQueued(stage: Stage, count: number): Promise<void> {
  await submit(stage, take(stage, count));
}

function submit(stage: Stage, invoices: Invoice[]) {
  return submitInvoices(stage.owner, invoices, { kind: "form" }, clock());
}

function take(stage: Stage, count: number): Invoice[] {
  const taken = stage.missing.splice(0, count);
  if (taken.length < count) throw new Error(`${stage.company.name} has too few missing invoices for its stories`);
  return taken;
}

function strike(stage: Stage, faults: readonly Record<string, unknown>[]): Promise<void> {
  return stage.bureau.faults(faults.map((fault) => ({ ...fault, taxpayer: stage.company.taxpayerId })));
}

function setCredit({ bureau, company }: Stage, credit: string | null): Promise<void> {
  return bureau.books({
    taxpayers: [{ taxpayerId: company.taxpayerId, name: company.name, userId: env().LEQI_USER_ID, credit }],
  });
}

/** Looks into the rows until one of the company's submissions is in a state. */
async function until({ system }: Stage, state: string): Promise<void> {
  for (let look = 0; look < 200; look++) {
    const found = await inTransaction(system, (tx) =>
      tx.submission.count({ where: { merchantId: system.merchantId, state } }),
    );
    if (found > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`no submission of the demo came to be ${state}`);
}
