import type { Problem } from "#domain/problem.ts";
import type { SupportContext } from "#server/context.ts";
import { writeEntry } from "#server/support/case-entry.ts";
import { listClerks } from "#server/support/list-clerks.ts";
import { assertMine, moveCase, onCase } from "#server/support/on-case.ts";
import { recordCase } from "#server/support/record-case.ts";

type Handing = {
  /** Another clerk's account, or "" to put it back for everybody. */
  readonly to: string;
  /** The revision the page was made from. */
  readonly seen: string;
};

/**
 * @returns what is wrong with whom it goes to; then nothing moved
 * @throws Refusal not-found CASE; not-now CASE_MOVED, CASE_CLOSED, CASE_NOT_YOURS
 */
export async function handOverCase(
  clerk: SupportContext,
  id: string,
  { to, seen }: Handing,
  now: Date,
): Promise<Problem[]> {
  const { accountId } = clerk;
  if (to !== "" && !(await listClerks(clerk)).some((one) => one.id === to))
    return [{ code: "CLERK_UNKNOWN", severity: "reject", field: "to" }];
  await onCase(clerk, id, seen, async ({ tx, tenant, row }) => {
    assertMine(clerk, row);
    await moveCase(tx, row, { ownerId: to || null });
    const facts = { move: "handed-over", ...(to && { to }) } as const;
    await writeEntry(tx, row, { author: "staff", accountId, kind: "moved", facts }, now);
    await recordCase(tx, tenant, row, accountId, { action: "handed-over", facts: to ? { to } : {} }, now);
  });
  return [];
}
