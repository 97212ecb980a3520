import { z } from "zod";
import type { RowOutcome } from "#domain/batch.ts";
import type { Problem, Repair } from "#domain/problem.ts";
import type { SubmissionState } from "#domain/submission.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, Prisma, type Tx } from "#server/db.ts";

/** One line of the file, what is wrong with it or what became of it. Row numbers are those Excel shows. */
export type ListedRow = {
  readonly rowNumber: number;
  readonly outcome: RowOutcome;
  readonly cells: readonly string[];
  readonly key: string | null;
  readonly total: bigint | null;
  readonly problems: readonly Problem[];
  readonly repairs: readonly Repair[];
  readonly duplicateOf: { readonly kind: string; readonly row?: number; readonly submission?: string | null } | null;
  readonly submission: { readonly id: string; readonly state: SubmissionState; readonly verdictMessage: string | null } | null;
};
export const rowFilterSchema = z.enum(["problems", "repaired", "duplicates", "ready", "returned", "unknown", "accepted", "all"]).catch("problems");
export type RowFilter = z.infer<typeof rowFilterSchema>;

const pageSize = 50;

const conditions: Readonly<Record<RowFilter, Prisma.Sql>> = {
  problems: Prisma.sql`row.outcome = 'NEEDS_FIX'`,
  repaired: Prisma.sql`row.outcome <> 'NEEDS_FIX' AND row.repairs IS NOT NULL`,
  duplicates: Prisma.sql`row.outcome = 'DUPLICATE'`,
  ready: Prisma.sql`row.outcome = 'READY'`,
  returned: Prisma.sql`submission.state IN ('REJECTED', 'CONFLICT', 'EXPIRED_REISSUE', 'CANCELLED')`,
  unknown: Prisma.sql`submission.state IN ('UNKNOWN', 'NEEDS_SUPPORT', 'HELD')`,
  accepted: Prisma.sql`submission.state IN ('ACCEPTED', 'ACCEPTED_WITH_WARNINGS', 'ACCEPTED_EARLIER')`,
  all: Prisma.sql`TRUE`,
};

/** In the order of the file. @param after row number of the last row seen */
export async function listRows(context: ReaderContext, batchId: bigint, filter: RowFilter, after: number): Promise<{ rows: ListedRow[]; after: number | null }> {
  const found = await inTransaction(context, (tx) => selectRows(tx, context.merchantId, batchId, conditions[filter], after, pageSize + 1));
  const rows = found.slice(0, pageSize);
  return { rows, after: found.length > pageSize ? (rows.at(-1)?.rowNumber ?? null) : null };
}


type Selected = Omit<ListedRow, "submission" | "problems" | "repairs"> & {
  problems: Problem[] | null;
  repairs: Repair[] | null;
  submissionId: bigint | null;
  state: SubmissionState | null;
  verdictMessage: string | null;
};

export async function selectRows(tx: Tx, merchantId: string, batchId: bigint, condition: Prisma.Sql, after: number, limit: number): Promise<ListedRow[]> {
  const rows = await tx.$queryRaw<Selected[]>`
    SELECT row.row_number AS "rowNumber", row.outcome, row.cells, row.invoice_key AS key, row.total, row.problems, row.repairs, row.duplicate_of AS "duplicateOf",
      submission.id AS "submissionId", submission.state, submission.verdict_message AS "verdictMessage"
    FROM batch_row row
    LEFT JOIN submission ON submission.merchant_id = row.merchant_id AND submission.id = row.submission_id
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND row.row_number > ${after} AND ${condition}
    ORDER BY row.row_number LIMIT ${limit}`;
  return rows.map(({ submissionId, state, verdictMessage, problems, repairs, ...row }) => ({
    ...row,
    problems: problems ?? [],
    repairs: repairs ?? [],
    submission: submissionId && state ? { id: String(submissionId), state, verdictMessage } : null,
  }));
}
