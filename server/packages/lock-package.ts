import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type LockedPackage = {
  readonly id: bigint;
  readonly number: number;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly downloadedAt: Date | null;
  readonly handedInAt: Date | null;
  readonly bureauNumber: string | null;
  readonly dissolvedAt: Date | null;
  readonly closedAt: Date | null;
};

/** One act on a package at a time: what is read here holds until the transaction ends. @throws Refusal not-found PACKAGE */
export async function lockPackage(tx: Tx, { merchantId }: TenantContext, packageId: bigint): Promise<LockedPackage> {
  const rows = await tx.$queryRaw<LockedPackage[]>`
    SELECT id, number, file_name AS "fileName", file_sha256 AS "fileSha256", downloaded_at AS "downloadedAt",
      handed_in_at AS "handedInAt", bureau_number AS "bureauNumber", dissolved_at AS "dissolvedAt", closed_at AS "closedAt"
    FROM package WHERE merchant_id = ${merchantId}::uuid AND id = ${packageId} FOR UPDATE`;
  const row = rows[0];
  if (!row) throw new Refusal("not-found", "PACKAGE");
  return row;
}
