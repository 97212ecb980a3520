import { z } from "zod";
import type { RowOutcome } from "#domain/batch.ts";
import type { Problem, Repair } from "#domain/problem.ts";
import type { SubmissionState } from "#domain/submission.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { returnedInSql } from "#server/ledger/states-in-sql.ts";

/** One line of the file, what is wrong with it or what became of it. Row numbers are those Excel shows. */
export type ListedRow = {
  readonly rowNumber: number;
  readonly outcome: RowOutcome;
  /** As they now stand: mended, where a person has mended them. */
  readonly cells: readonly string[];
  readonly key: string | null;
  readonly total: bigint | null;
  /** `YYYY-MM-DD`; null, like the buyer, where no invoice could be read. */
  readonly issuedOn: string | null;
  readonly buyerName: string | null;
  readonly problems: readonly Problem[];
  readonly repairs: readonly Repair[];
  readonly duplicateOf: Duplicate | null;
  readonly submission: RowSubmission | null;
};

/** `row` has the row it doubles, `already-open` the submission on its way; `already-held` and `differs` are the bureau's. */
export type Duplicate = { readonly kind: string; readonly row?: number; readonly submission?: string | null };
export type RowSubmission = {
  readonly id: string;
  readonly state: SubmissionState;
  readonly verdictMessage: string | null;
  readonly acceptanceNumber: string | null;
};

/** Each counter of the batch is a filter and shows exactly the rows it counts. */
export const rowFilters = [
  "needsFix",
  "returned",
  "unknown",
  "held",
  "duplicate",
  "part",
  "removed",
  "ready",
  "onTheirWay",
  "accepted",
  "acceptedEarlier",
  "noted",
  "repaired",
  "all",
] as const;
export const rowFilterSchema = z.enum(rowFilters);
export type RowFilter = z.infer<typeof rowFilterSchema>;

/** `reason`: only rows with a rejecting problem of this code. */
export type RowSelection = { readonly show: RowFilter; readonly reason?: string };
/** By keyset: row number of the last row of the page before, or of the first row of the page after. */
export type RowPlace = { readonly after: number } | { readonly before: number };
export type RowPage = {
  readonly rows: readonly ListedRow[];
  readonly before: number | null;
  readonly after: number | null;
};

export const rowPageSize = 50;

const conditions: Readonly<Record<RowFilter, Prisma.Sql>> = {
  needsFix: Prisma.sql`row.outcome = 'NEEDS_FIX'`,
  returned: Prisma.sql`(submission.state IN (${returnedInSql}, 'CANCELLED') OR row.duplicate_of->>'kind' = 'differs')`,
  unknown: Prisma.sql`submission.state IN ('UNKNOWN', 'NEEDS_SUPPORT')`,
  held: Prisma.sql`submission.state = 'HELD'`,
  duplicate: Prisma.sql`row.outcome = 'DUPLICATE' AND row.duplicate_of->>'kind' IS DISTINCT FROM 'differs'`,
  part: Prisma.sql`row.outcome = 'PART'`,
  removed: Prisma.sql`row.outcome = 'REMOVED'`,
  ready: Prisma.sql`row.outcome = 'READY' AND submission.id IS NULL`,
  onTheirWay: Prisma.sql`submission.state IN ('QUEUED', 'CHECKING', 'SENDING', 'PROCESSING', 'RETRY_WAIT')`,
  accepted: Prisma.sql`submission.state IN ('ACCEPTED', 'ACCEPTED_WITH_WARNINGS')`,
  acceptedEarlier: Prisma.sql`submission.state = 'ACCEPTED_EARLIER'`,
  noted: Prisma.sql`row.outcome <> 'NEEDS_FIX' AND row.problems IS NOT NULL`,
  repaired: Prisma.sql`row.outcome <> 'NEEDS_FIX' AND row.repairs IS NOT NULL`,
  all: Prisma.sql`TRUE`,
};

/** One page in the order of the file. */
export async function listRows(
  context: ReaderContext,
  batchId: bigint,
  selection: RowSelection,
  place: RowPlace,
): Promise<RowPage> {
  const backwards = "before" in place;
  const found = await inTransaction(context, (tx) =>
    selectRows(tx, context.merchantId, batchId, conditionOf(selection), place, rowPageSize + 1),
  );
  const more = found.length > rowPageSize;
  const rows = found.slice(0, rowPageSize);
  if (backwards) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  return {
    rows,
    before: first && (backwards ? more : place.after > 0) ? first.rowNumber : null,
    after: last && (backwards || more) ? last.rowNumber : null,
  };
}

/** Over `batch_row row` and its `submission`. */
export function conditionOf({ show, reason }: RowSelection): Prisma.Sql {
  if (reason === undefined) return conditions[show];
  const problem = JSON.stringify([{ code: reason, severity: "reject" }]);
  return Prisma.sql`${conditions[show]} AND row.problems @> ${problem}::jsonb`;
}

type Selected = Omit<ListedRow, "submission" | "problems" | "repairs"> & {
  problems: Problem[] | null;
  repairs: Repair[] | null;
  submissionId: bigint | null;
  state: SubmissionState | null;
  verdictMessage: string | null;
  acceptanceNumber: string | null;
};

/** In the order of the file; towards its start when the place is `before`. */
export async function selectRows(
  tx: Tx,
  merchantId: string,
  batchId: bigint,
  condition: Prisma.Sql,
  place: RowPlace,
  limit: number,
): Promise<ListedRow[]> {
  const rows = await tx.$queryRaw<Selected[]>`
    SELECT row.row_number AS "rowNumber", CASE WHEN submission.id IS NULL THEN row.outcome ELSE 'SUBMITTED' END AS outcome, CASE WHEN cardinality(row.mended) > 0 THEN row.mended ELSE row.cells END AS cells, row.invoice_key AS key, row.total, coalesce(row.content->>'issuedOn', ledger.issued_on::text) AS "issuedOn",
      coalesce(row.content->'buyer'->>'name', ledger.buyer_name) AS "buyerName", row.problems, row.repairs,
      row.duplicate_of AS "duplicateOf", submission.id AS "submissionId", submission.state,
      submission.verdict_message AS "verdictMessage", submission.acceptance_number AS "acceptanceNumber"
    FROM batch_row row
    LEFT JOIN issued_invoice ledger ON ledger.merchant_id = row.merchant_id AND ledger.key = row.invoice_key
    LEFT JOIN submission ON submission.merchant_id = row.merchant_id AND submission.batch_id = row.batch_id AND submission.row_number = row.row_number
    WHERE row.merchant_id = ${merchantId}::uuid AND row.batch_id = ${batchId} AND ${condition}
      AND ${"before" in place ? Prisma.sql`row.row_number < ${place.before}` : Prisma.sql`row.row_number > ${place.after}`}
    ORDER BY row.row_number ${"before" in place ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${limit}`;
  return rows.map(({ submissionId, state, verdictMessage, acceptanceNumber, problems, repairs, ...row }) => ({
    ...row,
    problems: problems ?? [],
    repairs: repairs ?? [],
    submission: submissionId && state ? { id: String(submissionId), state, verdictMessage, acceptanceNumber } : null,
  }));
}
