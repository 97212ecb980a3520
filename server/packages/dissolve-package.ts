import { defaultPace } from "#domain/submission.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { lockPackage } from "#server/packages/lock-package.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Undoes a package that nobody has downloaded: its invoices wait for the next one. No submission changes its state by
 * it: they are held as before. Done twice it is done once.
 * @throws Refusal not-found PACKAGE, not-now PACKAGE_ALREADY_DOWNLOADED
 */
export async function dissolvePackage(context: MerchantContext, packageId: bigint, now: Date): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const known = await lockPackage(tx, context, packageId);
    if (known.dissolvedAt) return;
    if (known.downloadedAt || known.handedInAt) throw new Refusal("not-now", "PACKAGE_ALREADY_DOWNLOADED");
    await tx.package.update({ where: { merchantId_id: { merchantId, id: packageId } }, data: { dissolvedAt: now } });
    const { count } = await tx.submission.updateMany({
      where: { merchantId, packageId, state: "HELD" },
      data: {
        packageId: null,
        heldReason: "PACKAGE_WAITS",
        releasedAt: null,
        nextAt: new Date(now.getTime() + defaultPace.packageMs),
      },
    });
    const facts = { number: known.number, invoices: count };
    const subjects = [String(packageId)];
    await record(tx, context, [{ action: "package.dissolved", subjectKind: "package", subjects, facts }], now);
  });
}
