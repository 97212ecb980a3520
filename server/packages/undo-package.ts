import { defaultPace } from "#domain/submission.ts";
import type { Tx } from "#server/db.ts";

/**
 * Takes the invoices of a package out of it: they wait for the next one, and certainly are not at the bureau. No
 * submission changes its state by it: they are held as before. The caller has locked the package and records the act.
 * @returns how many
 */
export async function undoPackage(tx: Tx, merchantId: string, packageId: bigint, now: Date): Promise<number> {
  await tx.package.update({ where: { merchantId_id: { merchantId, id: packageId } }, data: { dissolvedAt: now } });
  const { count } = await tx.submission.updateMany({
    where: { merchantId, packageId, state: "HELD" },
    data: {
      packageId: null,
      heldReason: "PACKAGE_WAITS",
      releasedAt: null,
      maybeArrivedAt: null,
      nextAt: new Date(now.getTime() + defaultPace.packageMs),
    },
  });
  return count;
}
