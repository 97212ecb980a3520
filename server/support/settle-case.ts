import { record } from "#server/audit.ts";
import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { writeEntry } from "#server/support/case-entry.ts";
import { endedAs } from "#server/support/close-case.ts";
import { assertOpen, heldCase, moveCase } from "#server/support/on-case.ts";

/**
 * The merchant says that it is solved. @param seen the revision the page was made from: what support said meanwhile is read first
 * @throws Refusal not-found CASE; not-now CASE_MOVED, CASE_CLOSED, CASE_NOT_CLOSABLE
 */
export async function settleCase(context: MerchantContext, id: string, seen: string, now: Date): Promise<void> {
  const home = atHome(context);
  const { merchantId, accountId } = home;
  await inTransaction(home, async (tx) => {
    const row = await heldCase(tx, merchantId, id);
    assertOpen(row);
    if (seen !== String(row.revision)) throw new Refusal("not-now", "CASE_MOVED");
    const closedAs = await endedAs(tx, row);
    await moveCase(tx, row, { state: "closed", closedAt: now, closedAs, result: "resolved", pausedAt: null });
    const facts = { move: "closed", result: "resolved" } as const;
    await writeEntry(tx, row, { author: "merchant", accountId, kind: "moved", facts }, now);
    await record(tx, home, [{ action: "case.settled", subjectKind: "case", subjects: [id] }], now);
  });
}
