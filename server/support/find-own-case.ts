import { rowIdIn } from "#domain/row-id.ts";
import { mayReopen } from "#domain/support-case.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { SupportCase } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";
import { type CaseShown, caseShown } from "#server/support/case-shown.ts";
import { type CaseEntryShown, entriesOf } from "#server/support/entries-of.ts";

/** A case as its merchant sees it: nothing clerks note for each other. */
export type OwnCase = CaseShown & {
  readonly entries: readonly CaseEntryShown[];
  /** Still open, and nothing else will close it. */
  readonly maySettle: boolean;
  /** Writing takes it up, or takes it up again. */
  readonly mayReply: boolean;
};

/** @throws Refusal not-found CASE, also for what is no id at all */
export async function findOwnCase(context: MerchantContext, typedId: string, now: Date): Promise<OwnCase> {
  const home = atHome(context);
  const { merchantId } = home;
  const id = rowIdIn(typedId) ?? 0n;
  return inTransaction(home, async (tx) => {
    const row = await tx.supportCase.findUnique({ where: { merchantId_id: { merchantId, id } } });
    if (!row) throw new Refusal("not-found", "CASE");
    return {
      ...caseShown(row, now),
      entries: await entriesOf(tx, row, "merchant"),
      maySettle: row.closedAt === null && !(await goesOn(tx, row)),
      mayReply: row.closedAt === null || mayReopen(row.closedAt, now),
    };
  });
}

/** Its submission has not ended: it closes with that. */
export async function goesOn(tx: Tx, { merchantId, submissionId }: SupportCase): Promise<boolean> {
  if (submissionId === null) return false;
  return (await tx.submission.count({ where: { merchantId, id: submissionId, endedAt: null } })) > 0;
}
