import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { env } from "#server/env.ts";
import { Refusal } from "#server/refusal.ts";

export type StoredFile = { readonly sha256: string; readonly size: number };

/** Uploaded originals may be this large; checked while they stream in, before anything is parsed. */
export const uploadLimit = 64 * 1024 * 1024;

/**
 * Keeps a file under its own SHA-256, flat in memory whatever its size. What is cut off or too large leaves nothing.
 * @throws Refusal `too-much`
 */
export async function storeFile(
  bytes: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
  limit = uploadLimit,
): Promise<StoredFile> {
  const folder = env().FILES_DIR;
  await mkdir(folder, { recursive: true });
  const arriving = join(folder, `arriving-${randomUUID()}`);
  const hash = createHash("sha256");
  let size = 0;
  try {
    await pipeline(
      bytes,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          size += chunk.byteLength;
          if (size > limit) throw new Refusal("too-much", "FILE_TOO_LARGE", { limit: String(limit / 1024 / 1024) });
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(arriving, { flags: "wx", mode: 0o600 }),
    );
    const sha256 = hash.digest("hex");
    const place = placeOf(sha256);
    await mkdir(join(place, ".."), { recursive: true });
    await rename(arriving, place);
    return { sha256, size };
  } catch (fault) {
    await rm(arriving, { force: true });
    throw fault;
  }
}

export function openFile(sha256: string): AsyncIterable<Uint8Array> {
  return createReadStream(placeOf(sha256), { highWaterMark: 256 * 1024 });
}

/** For files small enough to hold: an OFD, an XML. */
export async function readFile(sha256: string): Promise<Uint8Array> {
  return new Uint8Array(
    await new Response(Readable.toWeb(createReadStream(placeOf(sha256))) as ReadableStream<Uint8Array>).arrayBuffer(),
  );
}

function placeOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Refusal("not-found", "FILE");
  return join(env().FILES_DIR, sha256.slice(0, 2), sha256);
}
