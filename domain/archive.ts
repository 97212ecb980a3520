import { Inflate } from "fflate";
import { UnreadableFile } from "./unreadable-file.ts";

/** What an invoice archive may hold; a real one has some twenty entries and well under a megabyte. */
export const archiveLimits = {
  bytes: 10_485_760,
  entries: 2_000,
  entryBytes: 8_388_608,
  allBytes: 33_554_432,
} as const;

export type Archive = {
  readonly names: readonly string[];
  /** Bytes of an entry, unpacked when asked for; null where there is none of that name. */
  read(name: string): Uint8Array | null;
};

type Entry = { readonly name: string; readonly method: number; readonly size: number; readonly headerAt: number };

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const headerSignature = 0x04034b50;
const inflateStep = 16_384;

/**
 * A ZIP archive by its central directory. Sizes it claims are not believed, entry dates are not read (real OFDs carry
 * a 31 February), and names that lead out of it are refused.
 * @throws UnreadableFile ARCHIVE_TOO_LARGE, ARCHIVE_UNSAFE or ARCHIVE_DAMAGED
 */
export function openArchive(bytes: Uint8Array): Archive {
  if (bytes.length > archiveLimits.bytes) throw tooLarge();
  const entries = new Map(readDirectory(bytes).map((entry) => [entry.name, entry]));
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      const content = unpack(bytes, entry, Math.min(archiveLimits.entryBytes, archiveLimits.allBytes - unpacked));
      unpacked += content.length;
      return content;
    },
  };
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > archiveLimits.entries) throw tooLarge();
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    refuseUnsafe(name, view.getUint16(at + 8, true));
    const method = view.getUint16(at + 10, true);
    entries.push({ name, method, size: view.getUint32(at + 20, true), headerAt: view.getUint32(at + 42, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record is the last thing but a comment of at most 64 KB. */
function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= earliest; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw damaged();
}

function refuseUnsafe(name: string, flags: number): void {
  const isEncrypted = (flags & 1) === 1;
  const leadsOut = /^[/\\]|\\|^[a-z]:/i.test(name) || name.split("/").includes("..");
  if (leadsOut || name.includes("\0")) throw new UnreadableFile("ARCHIVE_UNSAFE", { name: name.slice(0, 80) });
  if (isEncrypted) throw new UnreadableFile("ARCHIVE_ENCRYPTED");
}

function unpack(bytes: Uint8Array, { method, size, headerAt }: Entry, limit: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== headerSignature) throw damaged();
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  const packed = bytes.subarray(start, start + size);
  if (packed.length !== size) throw damaged();
  if (method === 0) return size > limit ? refuseSize() : packed;
  if (method !== 8) throw damaged();
  return inflate(packed, limit);
}

/** Step by step, so that a bomb is noticed while it goes off. */
function inflate(packed: Uint8Array, limit: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflater = new Inflate((piece) => {
    length += piece.length;
    if (length > limit) throw tooLarge();
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length; at += inflateStep) {
      inflater.push(packed.subarray(at, at + inflateStep), at + inflateStep >= packed.length);
    }
  } catch (error) {
    throw error instanceof UnreadableFile ? error : damaged();
  }
  return concatenated(pieces, length);
}

function concatenated(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function refuseSize(): never {
  throw tooLarge();
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile("ARCHIVE_TOO_LARGE");
}

function damaged(): UnreadableFile {
  return new UnreadableFile("ARCHIVE_DAMAGED");
}
