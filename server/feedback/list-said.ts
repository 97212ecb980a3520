import type { FeedbackKind, FeedbackResult, FeedbackState, Grade } from "#domain/feedback.ts";
import { dayOf } from "#domain/period.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** What a merchant said, and what came of it; without what staff noted for themselves. */
export type SaidItem = {
  readonly id: string;
  readonly kind: FeedbackKind;
  readonly grade: Grade | null;
  readonly page: string;
  readonly words: string;
  readonly at: Date;
  readonly state: FeedbackState;
  readonly dueOn: string | null;
  readonly result: FeedbackResult | null;
  readonly answers: readonly SaidAnswer[];
};
export type SaidAnswer = { readonly kind: "replied" | "called" | "closed"; readonly at: Date; readonly words: string };

const pageSize = 20;

/**
 * What somebody said and what was answered, the latest first: a clerk's own, to an owner everybody's of the merchant.
 * Grades nobody has to answer and that say nothing are left out. @param before the id the page before ended with
 */
export async function listSaid(
  context: MerchantContext,
  before: bigint | null = null,
): Promise<{ readonly rows: SaidItem[]; readonly after: string | null }> {
  const { merchantId, accountId, role } = atHome(context);
  return inTransaction(atHome(context), async (tx) => {
    const rows = await tx.feedback.findMany({
      where: {
        merchantId,
        ...(role === "owner" ? {} : { accountId }),
        ...(before === null ? {} : { id: { lt: before } }),
        OR: [{ state: { not: "kept" } }, { words: { not: "" } }],
      },
      orderBy: { id: "desc" },
      take: pageSize + 1,
    });
    const listed = rows.slice(0, pageSize);
    const ids = listed.map(({ id }) => id);
    const where = { merchantId, feedbackId: { in: ids }, kind: { in: ["replied", "called", "closed"] } };
    const steps = await tx.feedbackStep.findMany({ where, orderBy: { id: "asc" } });
    const answersOf = (id: bigint) =>
      steps
        .filter(({ feedbackId, kind, outcome }) => feedbackId === id && (kind !== "called" || outcome === "reached"))
        .map(({ kind, at, words }) => ({
          kind: kind as SaidAnswer["kind"],
          at,
          words: kind === "called" ? "" : words,
        }));
    return {
      rows: listed.map(({ id, kind, grade, page, words, at, state, dueOn, result }) => ({
        id: String(id),
        kind: kind as FeedbackKind,
        grade: grade as Grade | null,
        page,
        words,
        at,
        state: state as FeedbackState,
        dueOn: dueOn && dayOf(dueOn),
        result: result as FeedbackResult | null,
        answers: answersOf(id),
      })),
      after: rows.length > pageSize ? String(ids.at(-1)) : null,
    };
  });
}
