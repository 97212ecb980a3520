import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { sha256, unseal } from "#server/evidence.ts";
import { lockPackage } from "#server/packages/lock-package.ts";
import { Refusal } from "#server/refusal.ts";

export type PackageFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * The file of a package, to be carried to the bureau. From the first time on its invoices may be there, whatever anybody
 * says: that is written down, and committed, before a byte leaves.
 * @throws Refusal not-found PACKAGE, not-now PACKAGE_DISSOLVED
 */
export async function packageFile(context: MerchantContext, packageId: bigint, now: Date): Promise<PackageFile> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const known = await lockPackage(tx, context, packageId);
    if (known.dissolvedAt) throw new Refusal("not-now", "PACKAGE_DISSOLVED");
    const bytes = await sealedFile(tx, merchantId, known.fileSha256);
    if (!known.downloadedAt) {
      await tx.package.update({ where: { merchantId_id: { merchantId, id: packageId } }, data: { downloadedAt: now } });
      await tx.submission.updateMany({
        where: { merchantId, packageId, state: "HELD" },
        data: { maybeArrivedAt: now },
      });
    }
    const facts = { number: known.number, first: !known.downloadedAt, sha256: known.fileSha256 };
    const subjects = [String(packageId)];
    await record(tx, context, [{ action: "package.downloaded", subjectKind: "package", subjects, facts }], now);
    return { name: known.fileName, bytes };
  });
}

/** It lies where every request lies that was written for the bureau. */
async function sealedFile(tx: Tx, merchantId: string, fileSha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const written = await tx.exchange.findFirstOrThrow({
    where: { merchantId, connector: "package", operation: "send", requestSha256: Buffer.from(fileSha256, "hex") },
    orderBy: { id: "desc" },
    select: { requestBody: true },
  });
  const bytes = unseal(written.requestBody);
  if (!Buffer.from(sha256(bytes)).equals(Buffer.from(fileSha256, "hex")))
    throw new Error(`the file of a package is not ${fileSha256}`);
  return bytes;
}
