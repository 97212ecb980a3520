import type {
  AttemptRecord,
  OutageRecord,
  ReceiptRecord,
  SubmissionRecord,
} from "#domain/certificate/submission-record.ts";
import { invoiceSchema } from "#domain/invoice.ts";
import type { SubmissionState } from "#domain/submission.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { referenceOf } from "#server/submissions/reference.ts";

type Row = {
  id: bigint;
  state: SubmissionState;
  row: number;
  content: unknown;
  queuedAt: Date;
  endedAt: Date | null;
  way: string | null;
  warnings: string[];
  acceptanceNumber: string | null;
  sha256: Uint8Array | null;
  bureauTime: Date | null;
  receivedAt: Date | null;
  madeAt: Date | null;
  handedInAt: Date | null;
};

/** Everything certificates are made of, in the order of the file. @param limit one more tells that there are too many */
export async function readRecords(
  tx: Tx,
  merchantId: string,
  subject: Subject,
  limit: number,
): Promise<SubmissionRecord[]> {
  const wanted = isOfBatch(subject)
    ? Prisma.sql`submission.batch_id = ${subject.batchId}`
    : Prisma.sql`submission.id = ${subject.submissionId}`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT submission.id, state, coalesce(row_number, 0) AS row, ledger.content, queued_at AS "queuedAt", ended_at AS "endedAt",
      submission.connector AS way, warnings, receipt.acceptance_number AS "acceptanceNumber", receipt.sha256,
      receipt.bureau_time AS "bureauTime", receipt.received_at AS "receivedAt", made_at AS "madeAt", handed_in_at AS "handedInAt"
    FROM submission
    JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    LEFT JOIN receipt ON receipt.merchant_id = submission.merchant_id AND receipt.submission_id = submission.id
    LEFT JOIN package ON package.merchant_id = submission.merchant_id AND package.id = submission.package_id
    WHERE submission.merchant_id = ${merchantId}::uuid AND ${wanted}
    ORDER BY row_number, submission.id LIMIT ${limit}`;
  const attempts = await readAttempts(
    tx,
    merchantId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => recordOf(row, attempts.get(row.id) ?? []));
}

/** Every time any way was shut since then. */
export async function readOutages(tx: Tx, since: Date): Promise<OutageRecord[]> {
  const rows = await tx.outage.findMany({
    where: { OR: [{ endedAt: null }, { endedAt: { gt: since } }] },
    orderBy: { beganAt: "asc" },
  });
  return rows.map(({ connector, cause, words, beganAt, endedAt }) => ({
    way: connector,
    cause: cause as OutageRecord["cause"],
    words,
    began: beganAt,
    ended: endedAt,
  }));
}

/** A late answer changed nothing and is left out. */
async function readAttempts(tx: Tx, merchantId: string, ids: readonly bigint[]): Promise<Map<bigint, AttemptRecord[]>> {
  const rows = await tx.$queryRaw<(AttemptRecord & { id: bigint })[]>`
    SELECT submission_id AS id, knock, started_at AS "startedAt", reply_kind AS "replyKind", times, bureau_time AS "bureauTime"
    FROM attempt LEFT JOIN exchange ON exchange.merchant_id = attempt.merchant_id AND exchange.id = attempt.exchange_id
    WHERE attempt.merchant_id = ${merchantId}::uuid AND submission_id = ANY(${[...ids]}::bigint[]) AND NOT late
    ORDER BY submission_id, number`;
  return Map.groupBy(rows, ({ id }) => id);
}

function recordOf(row: Row, attempts: readonly AttemptRecord[]): SubmissionRecord {
  return {
    reference: referenceOf(row.id),
    state: row.state,
    row: row.row,
    invoice: invoiceSchema.parse(row.content),
    queuedAt: row.queuedAt,
    endedAt: row.endedAt,
    way: row.way,
    warnings: row.warnings,
    attempts,
    receipt: receiptOf(row),
    package: row.madeAt && { madeAt: row.madeAt, handedInAt: row.handedInAt },
  };
}

function receiptOf({ acceptanceNumber, bureauTime, receivedAt, sha256 }: Row): ReceiptRecord | null {
  if (receivedAt === null || sha256 === null) return null;
  return { acceptanceNumber, bureauTime, receivedAt, sha256: Buffer.from(sha256).toString("hex") };
}
