import { z } from "zod";
import { acceptedStates, openStates, returnedStates, type SubmissionState } from "#domain/submission.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { referenceOf } from "#server/submissions/reference.ts";

/** The groups people ask by: on the way, done, sent back, and what is with support. */
export const submissionGroups = {
  onTheirWay: openStates.filter((state) => state !== "NEEDS_SUPPORT"),
  accepted: [...acceptedStates],
  returned: [...returnedStates],
  withSupport: ["NEEDS_SUPPORT"],
  cancelled: ["CANCELLED"],
} as const satisfies Record<string, readonly SubmissionState[]>;
export type SubmissionGroup = keyof typeof submissionGroups;

export const submissionFilterSchema = z.object({
  group: z.enum(["onTheirWay", "accepted", "returned", "withSupport", "cancelled"]).optional().catch(undefined),
});
export type SubmissionFilter = z.infer<typeof submissionFilterSchema>;

export type ListedSubmission = {
  readonly id: string;
  readonly reference: string;
  readonly key: string;
  readonly state: SubmissionState;
  readonly stateSince: Date;
  readonly queuedAt: Date;
  readonly nextAt: Date | null;
  readonly heldReason: string | null;
  readonly buyerName: string;
  readonly issuedOn: string;
  readonly total: bigint;
  readonly verdictMessage: string | null;
};
export type SubmissionPage = { readonly rows: readonly ListedSubmission[]; readonly after: string | null };

const pageSize = 50;

/** Newest first, by keyset on the id. @param after id of the last row seen */
export async function listSubmissions(
  context: ReaderContext,
  filter: SubmissionFilter,
  after: string | null,
): Promise<SubmissionPage> {
  const states = filter.group
    ? Prisma.sql`AND submission.state = ANY(${[...submissionGroups[filter.group]]}::text[])`
    : Prisma.empty;
  const from =
    after !== null && /^\d{1,18}$/.test(after) ? Prisma.sql`AND submission.id < ${BigInt(after)}` : Prisma.empty;
  const found = await inTransaction(
    context,
    (tx) => tx.$queryRaw<(Omit<ListedSubmission, "id" | "reference"> & { id: bigint })[]>`
    SELECT submission.id, invoice_key AS key, state, state_since AS "stateSince", queued_at AS "queuedAt", next_at AS "nextAt", held_reason AS "heldReason",
      buyer_name AS "buyerName", issued_on::text AS "issuedOn", total, verdict_message AS "verdictMessage"
    FROM submission JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${context.merchantId}::uuid ${states} ${from}
    ORDER BY submission.id DESC LIMIT ${pageSize + 1}`,
  );
  const rows = found.slice(0, pageSize).map((row) => ({ ...row, id: String(row.id), reference: referenceOf(row.id) }));
  return { rows, after: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}
