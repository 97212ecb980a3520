import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { lockPackage } from "#server/packages/lock-package.ts";
import { undoPackage } from "#server/packages/undo-package.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Takes back a package whose file was downloaded: the bureau may have it, and only the merchant can know that it does
 * not. On that word, kept in the audit, its invoices wait for the next one; none is sent a second time without it. An
 * answer brought back says that it was handed in, so nothing answered is ever withdrawn. Done twice it is done once.
 * @returns what is wrong with what was said; then nothing was written
 * @throws Refusal not-found PACKAGE, not-now PACKAGE_HANDED_IN, PACKAGE_NOT_DOWNLOADED
 */
export async function withdrawPackage(
  context: MerchantContext,
  packageId: bigint,
  saysNotHandedIn: boolean,
  now: Date,
): Promise<Problem[]> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const known = await lockPackage(tx, context, packageId);
    if (known.dissolvedAt) return [];
    if (known.handedInAt) throw new Refusal("not-now", "PACKAGE_HANDED_IN");
    if (!known.downloadedAt) throw new Refusal("not-now", "PACKAGE_NOT_DOWNLOADED");
    if (!saysNotHandedIn) return [unconfirmed];
    const invoices = await undoPackage(tx, merchantId, packageId, now);
    const facts = { number: known.number, invoices, said: "not handed in" };
    const subjects = [String(packageId)];
    await record(tx, context, [{ action: "package.withdrawn", subjectKind: "package", subjects, facts }], now);
    return [];
  });
}

const unconfirmed: Problem = { code: "NOT_HANDED_IN_UNCONFIRMED", severity: "reject", field: "notHandedIn" };
