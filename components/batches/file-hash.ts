import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** A few milliseconds' work, so that the page goes on answering between two of them. */
const step = 512 * 1024;

/**
 * SHA-256 in hex, flat in memory whatever the file's size; also where the page is not served safely enough for the
 * browser's own. Throws what the browser throws when it cannot read the file.
 */
export async function fileHash(file: Blob, signal?: AbortSignal): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += step) {
    signal?.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(at, at + step).arrayBuffer()));
  }
  return bytesToHex(hash.digest());
}
