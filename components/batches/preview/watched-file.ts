import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { SourceFile } from "#domain/source-file.ts";

export type WatchedFile = {
  readonly source: SourceFile;
  /** Of the whole file, in hex; null until it has been read to its end. */
  readonly sha256: () => string | null;
};

const pieceBytes = 524_288;

/**
 * A file of the browser as a source: hashed on the way, the next piece fetched while this one is read. Read in slices,
 * since not every browser can iterate a stream.
 * @param onBytes told how far it is read
 */
export function watchedFile(file: Blob, onBytes: (bytes: number) => void): WatchedFile {
  let digest: string | null = null;

  async function* stream(): AsyncGenerator<Uint8Array> {
    const hash = digest === null ? sha256.create() : null;
    let next = pieceAt(file, 0);
    for (let at = 0; at < file.size; at += pieceBytes) {
      const piece = await next;
      next = pieceAt(file, at + pieceBytes);
      hash?.update(piece);
      onBytes(at + piece.length);
      yield piece;
    }
    if (hash) digest = bytesToHex(hash.digest());
  }

  return { source: { size: file.size, stream }, sha256: () => digest };
}

/** One that fails is noticed when its turn comes. */
function pieceAt(file: Blob, at: number): Promise<Uint8Array> {
  const piece = file
    .slice(at, at + pieceBytes)
    .arrayBuffer()
    .then((buffer) => new Uint8Array(buffer));
  piece.catch(() => {});
  return piece;
}
