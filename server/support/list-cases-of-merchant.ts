import type { SupportViewContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { type CaseShown, caseShown } from "#server/support/case-shown.ts";

const mostListed = 50;

/** This merchant's cases, the open ones first, then the latest that were closed. */
export async function listCasesOfMerchant(view: SupportViewContext, now: Date): Promise<CaseShown[]> {
  const rows = await inTransaction(view, (tx) =>
    tx.supportCase.findMany({
      where: { merchantId: view.merchantId },
      orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { openedAt: "asc" }],
      take: mostListed,
    }),
  );
  return rows.map((row) => caseShown(row, now));
}
