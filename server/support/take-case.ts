import type { SupportContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { writeEntry } from "#server/support/case-entry.ts";
import { assertOpen, moveCase, onCase } from "#server/support/on-case.ts";
import { recordCase } from "#server/support/record-case.ts";

/**
 * This clerk works on it from now on, whoever did before. @param seen the revision the page was made from
 * @throws Refusal not-found CASE; not-now CASE_MOVED, CASE_CLOSED
 */
export async function takeCase(clerk: SupportContext, id: string, seen: string, now: Date): Promise<void> {
  const { accountId } = clerk;
  await onCase(clerk, id, seen, async ({ tx, tenant, row }) => {
    assertOpen(row);
    if (row.ownerId === accountId) throw new Refusal("not-now", "CASE_MOVED");
    await moveCase(tx, row, { ownerId: accountId });
    const facts = { move: "taken", ...(row.ownerId && { from: row.ownerId }) } as const;
    await writeEntry(tx, row, { author: "staff", accountId, kind: "moved", facts }, now);
    await recordCase(tx, tenant, row, accountId, { action: "taken" }, now);
  });
}
