import type { AssistContext } from "#server/assist/assist-context.ts";
import { sessionOfClerk } from "#server/assist/session-of-clerk.ts";
import type { SupportContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * The door of everything a clerk does in a session: this clerk's own, not over. Asked for anew on every request, so a
 * page left open can do nothing.
 * @throws Refusal not-found ASSIST, not-now ASSIST_OVER
 */
export async function requireAssist(clerk: SupportContext, assistId: string, now: Date): Promise<AssistContext> {
  const { context } = await sessionOfClerk(clerk, assistId, now);
  if (!context) throw new Refusal("not-now", "ASSIST_OVER");
  return context;
}
