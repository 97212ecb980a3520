import { Inflate } from "fflate";
import { joined } from "./bytes.ts";
import { crc32 } from "./crc-32.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory.ts";

/** What an archive may hold before it is refused instead of eating the memory. */
export type ArchiveLimits = {
  /** Of the archive itself. */
  readonly bytes: number;
  readonly entries: number;
  /** Of one entry that is read whole. */
  readonly entryBytes: number;
  /** Of all its entries together, unpacked, read or streamed. */
  readonly allBytes: number;
};

/** For one invoice; a real one has some twenty entries and well under a megabyte. */
export const archiveLimits = {
  bytes: 10_485_760,
  entries: 2_000,
  entryBytes: 8_388_608,
  allBytes: 33_554_432,
} as const satisfies ArchiveLimits;

/** For a workbook, whose sheets are only streamed: 1,000,000 rows of 16 columns unpack to some 650 MB. */
export const workbookLimits = {
  bytes: 67_108_864,
  entries: 2_000,
  entryBytes: 100_663_296,
  allBytes: 1_073_741_824,
} as const satisfies ArchiveLimits;

export type Archive = {
  readonly names: readonly string[];
  /** Bytes of an entry, unpacked when asked for; null where there is none of that name. */
  read(name: string): Uint8Array | null;
  /** The same piece by piece, so that only the piece in hand is held; as often as asked for. */
  stream(name: string): Generator<Uint8Array> | null;
};

const inflateStep = 16_384;
/** Sheets pack to a twentieth or a fortieth; what packs to a two-hundredth and is large holds nothing. */
const bombRatio = 200;
const bombBytes = 16_777_216;

/**
 * A ZIP archive by its central directory. Sizes it claims are not believed: every entry is counted as it is unpacked, and
 * what comes out is checked against its CRC.
 * @throws UnreadableFile ARCHIVE_TOO_LARGE, ARCHIVE_UNSAFE, ARCHIVE_ENCRYPTED or ARCHIVE_DAMAGED, also while it is read
 */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits = archiveLimits): Archive {
  if (bytes.length > limits.bytes) throw tooLarge();
  const entries = new Map(readZipDirectory(bytes, limits.entries).map((entry) => [entry.name, entry]));
  const unpacked = new Map<string, number>();
  const leftFor = (name: string) => {
    let left = limits.allBytes + (unpacked.get(name) ?? 0);
    for (const length of unpacked.values()) left -= length;
    return left;
  };

  function* take(entry: ZipEntry, limit: number): Generator<Uint8Array> {
    let length = 0;
    for (const piece of unpack(bytes, entry, limit)) {
      length += piece.length;
      unpacked.set(entry.name, Math.max(length, unpacked.get(entry.name) ?? 0));
      yield piece;
    }
  }

  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      return entry ? joined([...take(entry, Math.min(limits.entryBytes, leftFor(name)))]) : null;
    },
    stream(name) {
      const entry = entries.get(name);
      return entry ? take(entry, leftFor(name)) : null;
    },
  };
}

/** Counted as it comes, so that a bomb is noticed while it goes off. */
function* unpack(bytes: Uint8Array, entry: ZipEntry, limit: number): Generator<Uint8Array> {
  const packed = packedBytes(bytes, entry);
  const bombLimit = Math.max(bombBytes, packed.length * bombRatio);
  let length = 0;
  let crc = 0;
  for (const piece of entry.method === 0 ? [packed] : inflate(packed)) {
    length += piece.length;
    if (length > limit || length > bombLimit) throw tooLarge();
    crc = crc32(piece, crc);
    yield piece;
  }
  if (entry.crc !== 0 && crc !== entry.crc) throw damaged();
}

function packedBytes(bytes: Uint8Array, { method, packedSize, headerAt }: ZipEntry): Uint8Array {
  const headerSignature = 0x04034b50;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== headerSignature) throw damaged();
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  const packed = bytes.subarray(start, start + packedSize);
  if (packed.length !== packedSize || (method !== 0 && method !== 8)) throw damaged();
  return packed;
}

function* inflate(packed: Uint8Array): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const inflater = new Inflate((piece) => pieces.push(piece));
  for (let at = 0; at < packed.length; at += inflateStep) {
    push(inflater, packed.subarray(at, at + inflateStep), at + inflateStep >= packed.length);
    yield* pieces;
    pieces = [];
  }
}

function push(inflater: Inflate, step: Uint8Array, isLast: boolean): void {
  try {
    inflater.push(step, isLast);
  } catch {
    throw damaged();
  }
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile("ARCHIVE_TOO_LARGE");
}

function damaged(): UnreadableFile {
  return new UnreadableFile("ARCHIVE_DAMAGED");
}
