import type { SupportContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { type OpenView, requireSupportView } from "#server/support/require-support-view.ts";

/** This clerk's open view of a merchant; null when there is none or it has run out. */
export async function findOpenView(clerk: SupportContext, merchantId: string, now: Date): Promise<OpenView | null> {
  try {
    return await requireSupportView(clerk, merchantId, now);
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.kind === "forbidden") return null;
    throw refusal;
  }
}
