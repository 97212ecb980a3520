import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { type FileHandle, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { arrivingFolder, type StoredFile, storeFileAt } from "#server/files.ts";
import { Refusal } from "#server/refusal.ts";

/** Bytes that came in by one request, in a file of their own until it is certain that they are the next ones. */
export type Piece = { readonly place: string; readonly size: number };

/**
 * Keeps what arrives: all of it, or as much as came before the connection broke.
 * @param room in bytes; a piece that is larger leaves nothing
 * @throws Refusal too-much PIECE_TOO_LARGE; UnreadableFile where what arrived cannot be unpacked
 */
export async function keepPiece(bytes: AsyncIterable<Uint8Array>, room: number): Promise<Piece> {
  const place = await placeOf(randomUUID());
  let size = 0;
  try {
    await pipeline(
      untilCut(bytes),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          size += chunk.byteLength;
          if (size > room) throw new Refusal("too-much", "PIECE_TOO_LARGE", { room: String(room) });
          yield chunk;
        }
      },
      createWriteStream(place, { flags: "wx", mode: 0o600 }),
    );
    return { place, size };
  } catch (fault) {
    await dropPiece({ place });
    throw fault;
  }
}

export async function dropPiece({ place }: Pick<Piece, "place">): Promise<void> {
  await rm(place, { force: true });
}

/** Puts a piece where it belongs. Whoever calls this holds the upload's row; what a crash left beyond it is written over. */
export async function joinPiece(uploadId: string, piece: Piece, offset: number): Promise<void> {
  const partial = await placeOf(uploadId);
  if (offset === 0) return rename(piece.place, partial);
  const [from, to] = await Promise.all([open(piece.place), open(partial, "r+")]);
  try {
    await copyBytes(from, to, piece.size, offset);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

/** Through one buffer, again and again: a stream would leave as much garbage as there are bytes. */
async function copyBytes(from: FileHandle, to: FileHandle, size: number, offset: number): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(size, 256 * 1024));
  for (let at = 0; at < size; ) {
    const { bytesRead } = await from.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) throw new Error("a piece became shorter");
    const { bytesWritten } = await to.write(buffer, 0, bytesRead, offset + at);
    at += bytesWritten;
  }
}

/** @throws UnreadableFile FILE_NOT_WHOLE */
export async function storePartial(uploadId: string, announced: StoredFile): Promise<void> {
  await storeFileAt(await placeOf(uploadId), announced);
}

export async function headOfPartial(uploadId: string, size: number): Promise<Uint8Array> {
  const file = await open(await placeOf(uploadId));
  try {
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(size), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export async function dropPartial(uploadId: string): Promise<void> {
  await rm(await placeOf(uploadId), { force: true });
}

/** When the last piece came; null where none has. */
export async function lastPieceAt(uploadId: string): Promise<Date | null> {
  const found = await stat(await placeOf(uploadId)).catch(() => null);
  return found?.mtime ?? null;
}

/** Takes away whatever a stopped process left on its way in. @returns how many files */
export async function sweepArriving(before: Date): Promise<number> {
  const folder = await arrivingFolder();
  let swept = 0;
  for (const name of await readdir(folder)) {
    const place = join(folder, name);
    const found = await stat(place).catch(() => null);
    if (!found || found.mtime >= before) continue;
    await rm(place, { force: true });
    swept++;
  }
  return swept;
}

/** A connection that breaks is no fault: what came before goes on from there. */
async function* untilCut(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
  }
}

async function placeOf(name: string): Promise<string> {
  return join(await arrivingFolder(), name);
}
