import { type ColumnChoice, columnChoiceSchema } from "#domain/table/column-choice.ts";
import type { MerchantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import type { Upload } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";

/** A file on its way in. */
export type ArrivingUpload = {
  readonly id: string;
  readonly name: string;
  /** As announced, in bytes; `received` of it are here. */
  readonly size: number;
  readonly received: number;
  readonly sha256: string;
  readonly choice: ColumnChoice | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
};

/**
 * The upload, held until the transaction ends: whoever writes to its file holds it.
 * @throws Refusal not-found
 */
export async function lockUpload(tx: Tx, { merchantId }: MerchantContext, uploadId: string): Promise<ArrivingUpload> {
  assertUploadId(uploadId);
  await tx.$executeRaw`
    SELECT FROM upload WHERE merchant_id = ${merchantId}::uuid AND id = ${uploadId}::uuid FOR UPDATE`;
  return readUpload(tx, merchantId, uploadId);
}

/** @throws Refusal not-found */
export async function readUpload(tx: Tx, merchantId: string, uploadId: string): Promise<ArrivingUpload> {
  assertUploadId(uploadId);
  const row = await tx.upload.findUnique({ where: { merchantId_id: { merchantId, id: uploadId } } });
  const upload = row && uploadOf(row);
  if (!upload || wasGivenUp(upload)) throw new Refusal("not-found", "UPLOAD");
  return upload;
}

/** Ends an upload that becomes nothing. Its row stays for a day, to be counted; its file may go once this is committed. */
export async function giveUp(tx: Tx, { merchantId }: MerchantContext, id: string, now: Date): Promise<void> {
  await tx.upload.update({ where: { merchantId_id: { merchantId, id } }, data: { received: 0n, endedAt: now } });
}

function wasGivenUp({ endedAt, received, size }: ArrivingUpload): boolean {
  return endedAt !== null && received < size;
}

function uploadOf({ fileName, fileSize, fileSha256, received, choice, ...row }: Upload): ArrivingUpload {
  return {
    id: row.id,
    name: fileName,
    size: Number(fileSize),
    received: Number(received),
    sha256: fileSha256,
    choice: choice === null ? null : columnChoiceSchema.parse(choice),
    createdAt: row.createdAt,
    endedAt: row.endedAt,
  };
}

function assertUploadId(uploadId: string): void {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uploadId)) throw new Refusal("not-found", "UPLOAD");
}
