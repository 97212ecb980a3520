import { identityOf } from "#domain/identity-of.ts";
import type { Invoice } from "#domain/invoice.ts";
import type { Difference, SubmissionState } from "#domain/submission.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { stampOf } from "#server/submissions/watch-submission.ts";

/** One invoice on its way, every knock with its answer, and the receipt where there is one. */
export type FoundSubmission = {
  readonly id: string;
  readonly reference: string;
  /** What `watchSubmission` says while this is still how it stands. */
  readonly stamp: string;
  readonly key: string;
  /** As its columns say: it is shown even where its content cannot be read. */
  readonly invoice: Pick<Invoice, "number" | "code" | "buyer" | "total">;
  readonly state: SubmissionState;
  readonly stateSince: Date;
  readonly queuedAt: Date;
  readonly nextAt: Date | null;
  readonly endedAt: Date | null;
  /** When it will likely be done, and by when at the latest, as it was announced; null where nothing can be promised. */
  readonly promised: { readonly at: Date; readonly by: Date } | null;
  readonly acceptanceNumber: string | null;
  readonly heldReason: string | null;
  readonly verdict: { readonly code: string; readonly message: string } | null;
  readonly differences: readonly Difference[];
  readonly warnings: readonly string[];
  readonly origin: string;
  readonly batchId: string | null;
  readonly rowNumber: number | null;
  /** The package it lies in, where a person carries it. */
  readonly packageId: string | null;
  /** Its open case, where the reader can go there: at practice nobody can. */
  readonly caseId: string | null;
  /** It can still be taken back: it certainly has not left us. */
  readonly cancellable: boolean;
  readonly attempts: readonly FoundAttempt[];
  readonly receipt: FoundReceipt | null;
};
export type FoundAttempt = {
  readonly number: number;
  readonly knock: "send" | "poll" | "check";
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly replyKind: string | null;
  readonly replyCode: string | null;
  readonly replyMessage: string | null;
  readonly times: number;
  readonly late: boolean;
};
export type FoundReceipt = {
  readonly acceptanceNumber: string | null;
  readonly sha256: string;
  readonly bureauTime: Date | null;
  readonly receivedAt: Date;
};

export async function findSubmission(context: ReaderContext, submissionId: bigint): Promise<FoundSubmission> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const row = await tx.submission.findUnique({ where: { merchantId_id: { merchantId, id: submissionId } } });
    if (!row) throw new Refusal("not-found", "SUBMISSION");
    const ledger = await tx.issuedInvoice.findUniqueOrThrow({
      where: { merchantId_key: { merchantId, key: row.invoiceKey } },
    });
    const attempts = await tx.attempt.findMany({
      where: { merchantId, submissionId },
      orderBy: { number: "desc" },
      take: 200,
    });
    const receipt = await tx.receipt.findUnique({ where: { merchantId_submissionId: { merchantId, submissionId } } });
    return {
      id: String(row.id),
      reference: referenceOf(row.id),
      stamp: stampOf(row),
      key: row.invoiceKey,
      invoice: identified(ledger),
      state: row.state as SubmissionState,
      stateSince: row.stateSince,
      queuedAt: row.queuedAt,
      nextAt: row.nextAt,
      endedAt: row.endedAt,
      promised: row.promisedAt && row.promisedBy && { at: row.promisedAt, by: row.promisedBy },
      acceptanceNumber: row.acceptanceNumber,
      heldReason: row.heldReason,
      verdict: row.verdictCode === null ? null : { code: row.verdictCode, message: row.verdictMessage ?? "" },
      differences: (row.differences ?? []) as Difference[],
      warnings: row.warnings,
      origin: row.origin,
      batchId: row.batchId === null ? null : String(row.batchId),
      rowNumber: row.rowNumber,
      packageId: row.packageId === null ? null : String(row.packageId),
      caseId: await openCaseOf(tx, context, submissionId),
      cancellable:
        row.state === "QUEUED" ||
        (["HELD", "RETRY_WAIT"].includes(row.state) && row.maybeArrivedAt === null && row.packageId === null),
      attempts: attempts.map((attempt) => ({ ...attempt, knock: attempt.knock as FoundAttempt["knock"] })),
      receipt: receipt && {
        acceptanceNumber: receipt.acceptanceNumber,
        sha256: Buffer.from(receipt.sha256).toString("hex"),
        bureauTime: receipt.bureauTime,
        receivedAt: receipt.receivedAt,
      },
    };
  });
}

async function openCaseOf(tx: Tx, context: ReaderContext, submissionId: bigint): Promise<string | null> {
  if (context.kind === "merchant" && context.home !== undefined) return null;
  const where = { merchantId: context.merchantId, submissionId, closedAt: null };
  const row = await tx.supportCase.findFirst({ where, select: { id: true } });
  return row && String(row.id);
}

type Ledger = { key: string; buyerTaxpayerId: string; buyerName: string; total: bigint };

function identified({ key, buyerTaxpayerId, buyerName, total }: Ledger): FoundSubmission["invoice"] {
  const { number, code } = identityOf(key);
  return { number, code: code ?? "", buyer: { taxpayerId: buyerTaxpayerId, name: buyerName }, total };
}
