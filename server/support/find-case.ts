import { rowIdIn } from "#domain/row-id.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { type CaseShown, caseShown } from "#server/support/case-shown.ts";
import { type CaseEntryShown, entriesOf } from "#server/support/entries-of.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";
import { goesOn } from "#server/support/find-own-case.ts";
import { namesOf } from "#server/support/names-of.ts";

/** A case as support sees it: what was said and noted, and of the merchant who it is; its books are behind another door. */
export type FoundCase = CaseShown & {
  readonly merchant: NamedMerchant;
  /** "" for one that opened by itself. */
  readonly openedBy: string;
  readonly owner: { readonly id: string; readonly name: string; readonly isMe: boolean } | null;
  /** Nothing else will close it. */
  readonly closable: boolean;
  readonly entries: readonly CaseEntryShown[];
};

/** @throws Refusal not-found CASE, also for what is no id at all */
export async function findCase(clerk: SupportContext, typedId: string, now: Date): Promise<FoundCase> {
  return acrossTenants(clerk, async (tx) => {
    const row = await tx.supportCase.findFirst({ where: { id: rowIdIn(typedId) ?? 0n } });
    if (!row) throw new Refusal("not-found", "CASE");
    const { merchantId, ownerId, openedBy } = row;
    const merchant = await tx.merchant.findUniqueOrThrow({
      where: { id: merchantId },
      select: { id: true, name: true, taxpayerId: true },
    });
    const names = await namesOf(
      tx,
      [ownerId, openedBy].flatMap((id) => id ?? []),
    );
    return {
      ...caseShown(row, now),
      merchant,
      openedBy: names.get(openedBy ?? "") ?? "",
      owner: ownerId ? { id: ownerId, name: names.get(ownerId) ?? "", isMe: ownerId === clerk.accountId } : null,
      closable: row.closedAt === null && !(await goesOn(tx, row)),
      entries: await entriesOf(tx, row, "staff"),
    };
  });
}
