import type { Problem } from "#domain/problem.ts";
import { type CasePriority, caseDueAt, casePriorities } from "#domain/support-case.ts";
import type { SupportContext } from "#server/context.ts";
import { writeEntry } from "#server/support/case-entry.ts";
import { assertOpen, moveCase, onCase } from "#server/support/on-case.ts";
import { recordCase } from "#server/support/record-case.ts";

/**
 * More urgent is due sooner, from now; less urgent counts from when it was opened, so that nothing late becomes in time
 * by being thought less of than it can bear.
 * @returns what is wrong with what was chosen; then nothing moved
 * @throws Refusal not-found CASE; not-now CASE_MOVED, CASE_CLOSED
 */
export async function setCasePriority(
  clerk: SupportContext,
  id: string,
  typed: { readonly priority: string; readonly seen: string },
  now: Date,
): Promise<Problem[]> {
  const { accountId } = clerk;
  const to = casePriorities.find((known) => known === typed.priority);
  if (!to) return [{ code: "PRIORITY_REQUIRED", severity: "reject", field: "priority" }];
  await onCase(clerk, id, typed.seen, async ({ tx, tenant, row }) => {
    assertOpen(row);
    const from = row.priority as CasePriority;
    if (from === to) return;
    const sooner = casePriorities.indexOf(to) < casePriorities.indexOf(from);
    const dueAt = sooner ? earlier(row.dueAt, caseDueAt(to, now)) : later(row.dueAt, caseDueAt(to, row.openedAt));
    await moveCase(tx, row, { priority: to, dueAt });
    const facts = { move: "priority", from, to } as const;
    await writeEntry(tx, row, { author: "staff", accountId, kind: "moved", facts }, now);
    await recordCase(tx, tenant, row, accountId, { action: "priority", facts: { from, to } }, now);
  });
  return [];
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
