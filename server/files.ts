import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { uploadLimits } from "#domain/upload-limits.ts";
import { env } from "#server/env.ts";
import { Refusal } from "#server/refusal.ts";

export type StoredFile = { readonly sha256: string; readonly size: number };
/** What the sender said of a file; null where nothing was said. */
export type Announced = { readonly sha256: string | null; readonly size: number | null };

/** Uploaded originals may be this large; checked while they stream in, before anything is parsed. */
export const uploadLimit = uploadLimits.bytes;

/** One that came whole and is not in the store yet: `keepArrived` puts it there; dropped or forgotten, it is nowhere. */
export type ArrivedFile = StoredFile & { readonly place: string };

/**
 * Keeps a file under its own SHA-256, flat in memory whatever its size. What is cut off, too large or not what was
 * announced leaves nothing.
 * @throws Refusal `too-much`; UnreadableFile FILE_NOT_WHOLE
 */
export async function storeFile(
  bytes: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
  limit: number = uploadLimit,
  announced: Announced = { sha256: null, size: null },
): Promise<StoredFile> {
  const arrived = await arriveFile(bytes, limit, announced);
  try {
    await keepArrived(arrived);
  } catch (fault) {
    await dropArrived(arrived);
    throw fault;
  }
  return { sha256: arrived.sha256, size: arrived.size };
}

/** The same for one that is kept only if what it came with is: what is neither kept nor dropped is swept after a day. */
export async function arriveFile(
  bytes: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
  limit: number,
  announced: Announced = { sha256: null, size: null },
): Promise<ArrivedFile> {
  const arriving = join(await arrivingFolder(), randomUUID());
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
      createWriteStream(arriving, { flags: "wx", mode: 0o600, flush: true }),
    );
    const sha256 = hash.digest("hex");
    assertWhole(announced, { sha256, size });
    return { sha256, size, place: arriving };
  } catch (fault) {
    await rm(arriving, { force: true });
    throw fault;
  }
}

export async function keepArrived({ place, sha256 }: ArrivedFile): Promise<void> {
  const kept = placeOf(sha256);
  await mkdir(dirname(kept), { recursive: true });
  await rename(place, kept);
}

/** What was kept stays kept. */
export async function dropArrived({ place }: ArrivedFile): Promise<void> {
  await rm(place, { force: true });
}

/**
 * Keeps a file that lies on this disk already, such as one that came in pieces: hashed where it lies, through one buffer,
 * and copied by the system. It stays where it is; nobody may write to it meanwhile.
 * @throws UnreadableFile FILE_NOT_WHOLE, and nothing is kept
 */
export async function storeFileAt(place: string, announced: StoredFile): Promise<void> {
  assertWhole(announced, await hashedAt(place));
  const arriving = join(await arrivingFolder(), randomUUID());
  try {
    await copyFile(place, arriving, constants.COPYFILE_FICLONE);
    const copy = await open(arriving, "r+");
    await copy.sync().finally(() => copy.close());
    await keepArrived({ ...announced, place: arriving });
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

/** Where files lie before they are whole. What stays there for a day is swept. */
export async function arrivingFolder(): Promise<string> {
  const folder = join(env().FILES_DIR, "arriving");
  await mkdir(folder, { recursive: true });
  return folder;
}

async function hashedAt(place: string): Promise<StoredFile> {
  const file = await open(place);
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(256 * 1024);
  try {
    for (let size = 0; ; ) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, size);
      if (bytesRead === 0) return { sha256: hash.digest("hex"), size };
      hash.update(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await file.close();
  }
}

function assertWhole(announced: Announced, arrived: StoredFile): void {
  const sizeDiffers = announced.size !== null && announced.size !== arrived.size;
  const hashDiffers = announced.sha256 !== null && announced.sha256 !== arrived.sha256;
  if (sizeDiffers || hashDiffers) throw new UnreadableFile("FILE_NOT_WHOLE");
}

/** Where a kept file lies, for a thread that reads it. @throws Refusal not-found FILE */
export function placeOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Refusal("not-found", "FILE");
  return join(env().FILES_DIR, sha256.slice(0, 2), sha256);
}
