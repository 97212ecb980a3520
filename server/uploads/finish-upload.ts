import { assertBatchKind, headBytes } from "#domain/batch-kind.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { acceptBatchIn } from "#server/batches/accept-batch.ts";
import type { ReceivedFile } from "#server/batches/receive-file.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { dropPartial, headOfPartial, storePartial } from "#server/uploads/partial-file.ts";
import { type ArrivingUpload, giveUp, lockUpload } from "#server/uploads/upload-row.ts";

/**
 * Holds what lies here against what was announced, and only then calls it received and takes it as a batch. Asked again,
 * it answers the same batch. What differs leaves nothing.
 *
 * The hash is taken of the finished file, once: what lies on the disk is held against the announcement, not what passed
 * by. Carried from piece to piece it would have to be kept in the row, in a hash far slower than Node's.
 * @throws Refusal not-found, or not-now OFFSET_DIFFERS with the true `offset` while some of it is missing
 */
export async function finishUpload(context: MerchantContext, uploadId: string, now: Date): Promise<ReceivedFile> {
  const received = await inTransaction(context, async (tx) => {
    const upload = await lockUpload(tx, context, uploadId);
    if (upload.endedAt) return batchOf(tx, context, upload);
    if (upload.received < upload.size)
      throw new Refusal("not-now", "OFFSET_DIFFERS", { offset: String(upload.received) });
    return takeIn(tx, context, upload, now);
  });
  await dropPartial(uploadId);
  return received;
}

async function takeIn(tx: Tx, context: MerchantContext, upload: ArrivingUpload, now: Date): Promise<ReceivedFile> {
  const { id, size, sha256, name, choice } = upload;
  try {
    const kind = assertBatchKind(await headOfPartial(id, Math.min(headBytes, size)));
    await storePartial(id, { sha256, size });
    const where = { merchantId_id: { merchantId: context.merchantId, id } };
    await tx.upload.update({ where, data: { endedAt: now } });
    return await acceptBatchIn(tx, context, { sha256, size, name, kind, choice }, now);
  } catch (error) {
    if (!isNotHere(error)) throw error;
    await giveUp(tx, context, id, now);
    return { problem: (error instanceof UnreadableFile ? error : new UnreadableFile("FILE_NOT_WHOLE")).problem };
  }
}

/** Bytes that differ, or are gone from the disk. */
function isNotHere(error: unknown): boolean {
  return error instanceof UnreadableFile || (error as NodeJS.ErrnoException).code === "ENOENT";
}

/** The batch it became; `again` where that is older than the upload. */
async function batchOf(tx: Tx, { merchantId }: MerchantContext, { sha256, createdAt }: ArrivingUpload) {
  const batch = await tx.batch.findFirstOrThrow({
    where: { merchantId, fileSha256: sha256 },
    orderBy: { id: "desc" },
    select: { id: true, createdAt: true },
  });
  return { batchId: String(batch.id), again: batch.createdAt < createdAt };
}
