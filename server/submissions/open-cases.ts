import type { Decision } from "#domain/submission.ts";
import { caseDueAt, priorityOfCode } from "#domain/support-case.ts";
import { type CaseCode, caseCodeOf } from "#domain/verdict.ts";
import type { AuditAct } from "#server/audit.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

/** What a person has to look at. */
export type NewCase = { readonly submissionId: bigint; readonly code: CaseCode; readonly words: string };

type Settled = {
  readonly claim: { readonly submissionId: bigint };
  readonly decision: Pick<Decision, "state" | "verdict">;
};

/**
 * Opens a support case for each submission that came to rest where only a person can help, in the transaction that
 * settled it. A submission has one open case at most. The caller records the acts.
 */
export async function openCases(
  tx: Tx,
  context: TenantContext,
  settled: readonly Settled[],
  now: Date,
): Promise<AuditAct[]> {
  const cases = settled.flatMap(({ claim: { submissionId }, decision: { state, verdict } }) => {
    const code = caseCodeOf(state, verdict?.code);
    return code === null ? [] : [{ submissionId, code, words: wordsOf(verdict) }];
  });
  return openThese(tx, context, cases, now);
}

/** The same for cases that no reply of the bureau opens: a comparison that found two effects. */
export async function openThese(
  tx: Tx,
  { merchantId }: TenantContext,
  cases: readonly NewCase[],
  now: Date,
): Promise<AuditAct[]> {
  if (cases.length === 0) return [];
  const priorities = cases.map(({ code }) => priorityOfCode(code));
  const opened = await tx.$queryRaw<{ id: bigint; code: CaseCode; submission: string }[]>`
    INSERT INTO support_case (merchant_id, submission_id, code, words, priority, due_at, opened_at)
    SELECT ${merchantId}::uuid, id, code, words, priority, due_at, ${now}
    FROM unnest(${cases.map(({ submissionId }) => submissionId)}::bigint[], ${cases.map(({ code }) => code)}::text[],
      ${cases.map(({ words }) => words)}::text[], ${priorities}::text[],
      ${priorities.map((priority) => caseDueAt(priority, now))}::timestamptz[]) AS new (id, code, words, priority, due_at)
    ON CONFLICT (merchant_id, submission_id) WHERE closed_at IS NULL DO NOTHING
    RETURNING id, code, submission_id::text AS submission`;
  return [...Map.groupBy(opened, ({ code }) => code)].map(([code, group]) => ({
    action: "case.opened",
    subjectKind: "case",
    subjects: group.map(({ id }) => String(id)),
    facts: { code, submissions: group.map(({ submission }) => submission) },
  }));
}

/** The code nobody has heard stands beside the words; our own codes have words of their own. */
function wordsOf(verdict: Decision["verdict"]): string {
  if (!verdict?.message) return "";
  return verdict.code ? `${verdict.code} ${verdict.message}` : verdict.message;
}
