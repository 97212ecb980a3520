import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { type AttachedContext, caseContextOf, type Whence } from "#server/support/case-context-of.ts";

/** What would go with a case opened from there, shown before it is sent: built by the very thing that attaches it. */
export async function previewCase(context: MerchantContext, whence: Whence): Promise<AttachedContext> {
  const home = atHome(context);
  return inTransaction(home, (tx) => caseContextOf(tx, home, whence));
}
