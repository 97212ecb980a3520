import { type Deadline, deadlineOf } from "#domain/deadline.ts";
import type { Lack } from "#domain/healing.ts";
import { type Invoice, invoiceSchema, isInvoiceKey } from "#domain/invoice.ts";
import type { MissingCause } from "#domain/missing-cause.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Standing } from "#domain/standing.ts";
import { type Difference, isOpen, type SubmissionState } from "#domain/submission.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { lackGround, lackInSql } from "#server/missing/lack-in-sql.ts";
import { isResendable, type NextStep, nextStepOf } from "#server/missing/next-step.ts";
import { Refusal } from "#server/refusal.ts";

/** One invoice of ours with what both books say and every submission it had, the newest first. */
export type FoundInvoice = {
  readonly key: string;
  readonly invoice: Invoice;
  readonly standing: Standing;
  readonly cause: MissingCause | null;
  readonly differences: readonly Difference[];
  readonly transferWords: string;
  readonly origin: string;
  readonly recordedAt: Date;
  readonly deadline: Deadline;
  readonly next: NextStep;
  /** Sending it again is possible; whether it helps is what `next` says. */
  readonly resendable: boolean;
  /** What keeps it from being sent by itself, where the merchant has that switched on. */
  readonly lack: Lack | null;
  readonly held: {
    readonly total: bigint;
    readonly status: string;
    readonly firstSeenAt: Date;
    readonly lastSeenAt: Date;
  } | null;
  readonly submissions: readonly SubmissionSummary[];
};
export type SubmissionSummary = {
  readonly id: string;
  readonly state: SubmissionState;
  readonly queuedAt: Date;
  readonly stateSince: Date;
  readonly nextAt: Date | null;
  readonly heldReason: string | null;
  readonly verdict: { readonly code: string; readonly message: string } | null;
};

export async function findInvoice(context: ReaderContext, key: string, now: Date): Promise<FoundInvoice> {
  if (!isInvoiceKey(key)) throw new Refusal("not-found", "INVOICE");
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const row = await tx.issuedInvoice.findUnique({ where: { merchantId_key: { merchantId, key } } });
    if (!row) throw new Refusal("not-found", "INVOICE");
    const merchant = await tx.merchant.findUniqueOrThrow({
      where: { id: merchantId },
      select: { ways: true, heals: true },
    });
    const held = await tx.heldInvoice.findUnique({ where: { merchantId_key: { merchantId, key } } });
    const submissions = await tx.submission.findMany({
      where: { merchantId, invoiceKey: key },
      orderBy: { id: "desc" },
      take: 50,
    });
    const invoice = invoiceSchema.parse(row.content);
    const ground = {
      standing: row.standing as Standing,
      cause: row.cause as MissingCause | null,
      carried: connectorFor(invoice.kind, waysOf(merchant)) !== null,
      onItsWay: submissions.some(({ state }) => isOpen(state as SubmissionState)),
    };
    return {
      key,
      invoice,
      standing: ground.standing,
      cause: ground.cause,
      next: nextStepOf(ground),
      resendable: isResendable(ground),
      differences: (row.differences ?? []) as Difference[],
      transferWords: row.transferWords,
      origin: row.origin,
      recordedAt: row.recordedAt,
      deadline: deadlineOf(invoice.issuedOn, businessDateOf(now), await dueExtensions(tx, merchantId)),
      lack: merchant.heals && row.standing === "MISSING" ? await lackOfOne(tx, merchantId, key, now) : null,
      held: held && {
        total: held.total,
        status: held.status,
        firstSeenAt: held.firstSeenAt,
        lastSeenAt: held.lastSeenAt,
      },
      submissions: submissions.map((submission) => ({
        id: String(submission.id),
        state: submission.state as SubmissionState,
        queuedAt: submission.queuedAt,
        stateSince: submission.stateSince,
        nextAt: submission.nextAt,
        heldReason: submission.heldReason,
        verdict:
          submission.verdictCode === null
            ? null
            : { code: submission.verdictCode, message: submission.verdictMessage ?? "" },
      })),
    };
  });
}

async function lackOfOne(tx: Tx, merchantId: string, key: string, now: Date): Promise<Lack | null> {
  const [row] = await tx.$queryRaw<{ lack: Lack | null }[]>`
    SELECT ${lackInSql(await lackGround(tx, merchantId, now))} AS lack FROM issued_invoice ledger
    WHERE ledger.merchant_id = ${merchantId}::uuid AND ledger.key = ${key}`;
  return row?.lack ?? null;
}
