import { gapReasons } from "#domain/number-gaps.ts";
import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { selectGaps } from "#server/ledger/find-gaps.ts";
import { takeTurn } from "#server/ledger/take-turn.ts";
import { Refusal } from "#server/refusal.ts";

export type TypedGap = {
  readonly series: string;
  readonly first: string;
  readonly last: string;
  readonly reason: string;
};

/**
 * A person's word on why these numbers were never issued. Said twice it is said once.
 * @returns what is wrong with what was said; then nothing was written
 * @throws Refusal not-found GAP where they are no gap, or no longer
 */
export async function explainGap(context: MerchantContext, typed: TypedGap, now: Date): Promise<Problem[]> {
  const reason = gapReasons.find((known) => known === typed.reason);
  if (!reason) return [{ code: "REASON_REQUIRED", severity: "reject", field: "reason" }];
  const { merchantId } = context;
  const { series, first, last } = typed;
  if (!/^\d{10,12}$/.test(series) || !/^\d{8}$/.test(first) || !/^\d{8}$/.test(last))
    throw new Refusal("not-found", "GAP");
  await inTransaction(context, async (tx) => {
    await takeTurn(tx, merchantId);
    const here = Prisma.sql`gap.series = ${series} AND gap.number::int = ${Number(first) - 1} AND gap.next::int = ${Number(last) + 1}`;
    const [gap] = await selectGaps(tx, merchantId, here, 1);
    if (!gap) throw new Refusal("not-found", "GAP");
    if (gap.explained) return;
    const { id } = await tx.explainedGap.create({
      data: { merchantId, series, first, last, reason, accountId: context.accountId, at: now },
    });
    const act = { action: "gap.explained", subjectKind: "number-gap", subjects: [String(id)] } as const;
    await record(tx, context, [{ ...act, facts: { series, first, last, reason } }], now);
  });
  return [];
}
