import { assertBatchKind, headBytes } from "#domain/batch-kind.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { uploadLimits } from "#domain/upload-limits.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { findUpload } from "#server/uploads/find-upload.ts";
import {
  dropPartial,
  dropPiece,
  headOfPartial,
  joinPiece,
  keepPiece,
  type Piece,
} from "#server/uploads/partial-file.ts";
import { type ArrivingUpload, giveUp, lockUpload } from "#server/uploads/upload-row.ts";

export type ArrivingPiece = { readonly offset: number; readonly bytes: AsyncIterable<Uint8Array> };

/**
 * Adds bytes to a file on its way in: all that arrive, or as many as came before the connection broke. Of two that come
 * at once for the same place one is taken. Nothing is locked while bytes trickle in.
 * @returns the upload with what is here now
 * @throws Refusal not-found, not-now OFFSET_DIFFERS with the true `offset`, too-much PIECE_TOO_LARGE; UnreadableFile
 *   where the first bytes show that the file is none of ours
 */
export async function appendPiece(
  context: MerchantContext,
  uploadId: string,
  { offset, bytes }: ArrivingPiece,
  now: Date,
): Promise<ArrivingUpload> {
  const before = await findUpload(context, uploadId);
  assertNext(before, offset);
  const piece = await keepPiece(bytes, Math.min(uploadLimits.pieceBytes, before.size - before.received));
  try {
    const after = await inTransaction(context, (tx) => join(tx, context, uploadId, piece, offset, now));
    if (!(after instanceof UnreadableFile)) return after;
    await dropPartial(uploadId);
    throw after;
  } finally {
    await dropPiece(piece);
  }
}

async function join(
  tx: Tx,
  context: MerchantContext,
  uploadId: string,
  piece: Piece,
  offset: number,
  now: Date,
): Promise<ArrivingUpload | UnreadableFile> {
  const upload = await lockUpload(tx, context, uploadId);
  assertNext(upload, offset);
  if (piece.size === 0) return upload;
  await joinPiece(uploadId, piece, offset);
  const received = offset + piece.size;
  const refusal = await refusalOf(upload, received);
  if (refusal) {
    await giveUp(tx, context, uploadId, now);
    return refusal;
  }
  const where = { merchantId_id: { merchantId: context.merchantId, id: uploadId } };
  await tx.upload.update({ where, data: { received: BigInt(received) } });
  return { ...upload, received };
}

function assertNext({ received }: ArrivingUpload, offset: number): void {
  if (offset !== received) throw new Refusal("not-now", "OFFSET_DIFFERS", { offset: String(received) });
}

/** Looked at once, as soon as enough is here to tell: nobody sends 60 MB to hear that it is the wrong file. */
async function refusalOf(
  { id, size, received: before }: ArrivingUpload,
  received: number,
): Promise<UnreadableFile | null> {
  const enough = Math.min(headBytes, size);
  if (before >= enough || received < enough) return null;
  try {
    assertBatchKind(await headOfPartial(id, enough));
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
}
