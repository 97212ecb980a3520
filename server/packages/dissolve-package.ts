import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { lockPackage } from "#server/packages/lock-package.ts";
import { undoPackage } from "#server/packages/undo-package.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Undoes a package that nobody has downloaded: its invoices wait for the next one. Done twice it is done once.
 * @throws Refusal not-found PACKAGE, not-now PACKAGE_ALREADY_DOWNLOADED
 */
export async function dissolvePackage(context: MerchantContext, packageId: bigint, now: Date): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const known = await lockPackage(tx, context, packageId);
    if (known.dissolvedAt) return;
    if (known.downloadedAt || known.handedInAt) throw new Refusal("not-now", "PACKAGE_ALREADY_DOWNLOADED");
    const facts = { number: known.number, invoices: await undoPackage(tx, merchantId, packageId, now) };
    const subjects = [String(packageId)];
    await record(tx, context, [{ action: "package.dissolved", subjectKind: "package", subjects, facts }], now);
  });
}
