import { type FeedbackKind, type FeedbackState, feedbackKinds, type Grade, isLate } from "#domain/feedback.ts";
import { type FeedbackCause, feedbackCauseIn } from "#domain/feedback-cause.ts";
import { houseId } from "#server/audit.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { causeInSql, lateInSql, waitingInSql } from "#server/feedback/said-in-sql.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** `waiting`: open or taken; `late`: of those, the day of the answer has passed; `mine`: taken by who asks. */
export const feedbackViews = ["waiting", "late", "mine", "closed", "all"] as const;
export type FeedbackView = (typeof feedbackViews)[number];
export type FeedbackFilter = {
  readonly view: FeedbackView;
  readonly kind: FeedbackKind | null;
  readonly cause: FeedbackCause | null;
};

export type ListedFeedback = {
  readonly id: string;
  /** Null for a visitor. */
  readonly merchant: string | null;
  readonly kind: FeedbackKind;
  readonly grade: Grade | null;
  readonly page: string;
  readonly words: string;
  readonly cause: FeedbackCause;
  readonly at: Date;
  readonly state: FeedbackState;
  readonly dueOn: string | null;
  readonly late: boolean;
  readonly takenBy: string | null;
};

type Row = Omit<ListedFeedback, "late"> & { readonly answeredAt: Date | null; readonly dueKey: string };
/** Where a page ended: the day of the answer, or `9999-12-31` where none is owed, and the id. */
export type FeedbackPlace = { readonly due: string; readonly id: bigint };

const pageSize = 50;

/** As an address says it; what it does not know it leaves out. */
export function readFeedbackFilter(query: Readonly<Record<string, string | undefined>>): FeedbackFilter {
  return {
    view: feedbackViews.find((view) => view === query.view) ?? "waiting",
    kind: feedbackKinds.find((kind) => kind === query.kind) ?? null,
    cause: feedbackCauseIn(query.cause ?? ""),
  };
}

export function readFeedbackPlace(text: string): FeedbackPlace | null {
  const [, due, id] = /^(\d{4}-\d{2}-\d{2})_(\d{1,18})$/.exec(text) ?? [];
  return due && id ? { due, id: BigInt(id) } : null;
}

/** The queue of support, what is owed first; what is closed and all of it, the latest first. */
export async function listFeedback(
  clerk: SupportContext,
  { view, kind, cause }: FeedbackFilter,
  now: Date,
  after: FeedbackPlace | null = null,
): Promise<{ readonly rows: ListedFeedback[]; readonly after: string | null }> {
  const owedFirst = view !== "closed" && view !== "all";
  const rows = await acrossTenants(
    clerk,
    (tx) => tx.$queryRaw<Row[]>`
      SELECT feedback.id::text, merchant.name AS merchant, kind, grade, page, words, ${causeInSql} AS cause, at, state,
        due_on::text AS "dueOn", answered_at AS "answeredAt", account.name AS "takenBy",
        coalesce(due_on, '9999-12-31')::text AS "dueKey"
      FROM feedback LEFT JOIN merchant ON merchant.id = feedback.merchant_id AND merchant.id <> ${houseId}::uuid LEFT JOIN account ON account.id = taken_by
      WHERE ${inView(clerk, view, now)}
        AND (${kind}::text IS NULL OR kind = ${kind}) AND (${cause}::text IS NULL OR ${causeInSql} = ${cause})
        AND (${after === null} OR CASE WHEN ${owedFirst} THEN (coalesce(due_on, '9999-12-31'), feedback.id) > (${after?.due ?? "1990-01-01"}::date, ${after?.id ?? 0n}::bigint)
          ELSE feedback.id < ${after?.id ?? 0n}::bigint END)
      ORDER BY ${owedFirst ? Prisma.sql`coalesce(due_on, '9999-12-31'), feedback.id` : Prisma.sql`feedback.id DESC`} LIMIT ${pageSize + 1}`,
  );
  const listed = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? listed.at(-1) : undefined;
  return {
    rows: listed.map(({ dueKey, answeredAt, ...row }) => ({
      ...row,
      late: isWaiting(row.state) && isLate({ dueOn: row.dueOn, answeredAt }, now),
    })),
    after: last ? `${last.dueKey}_${last.id}` : null,
  };
}

function isWaiting(state: FeedbackState): boolean {
  return state === "open" || state === "taken";
}

function inView({ accountId }: SupportContext, view: FeedbackView, now: Date): Prisma.Sql {
  switch (view) {
    case "waiting":
      return waitingInSql;
    case "late":
      return Prisma.sql`${waitingInSql} AND ${lateInSql(now)}`;
    case "mine":
      return Prisma.sql`state = 'taken' AND taken_by = ${accountId}::uuid`;
    case "closed":
      return Prisma.sql`state = 'closed'`;
    case "all":
      return Prisma.sql`TRUE`;
  }
}
