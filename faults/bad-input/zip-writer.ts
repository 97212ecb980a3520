import { deflateSync } from "fflate";

/** An entry, and what is said of it where that is not so. */
export type ZipEntry = {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array;
  /** Already packed; `content` then only says what it is. */
  readonly packed?: Uint8Array;
  readonly isStored?: boolean;
  /** Sizes and checksum come after the content, as programs write that do not look back. */
  readonly isStreamed?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly claimedSize?: number;
  readonly claimedPackedSize?: number;
  /** Name before the content, where it is another than that in the directory. */
  readonly localName?: string;
};

type ZipForm = {
  /** Claimed number of entries. */
  readonly count?: number;
  readonly before?: Uint8Array;
  readonly comment?: Uint8Array;
};

const utf8Flag = 0x800;

/** A ZIP archive (PKWARE APPNOTE 4.3) that may say of itself what is not so. */
export function zipOf(entries: readonly ZipEntry[], { count, before, comment }: ZipForm = {}): Uint8Array {
  const pieces: Uint8Array[] = before ? [before] : [];
  const directory: Uint8Array[] = [];
  let at = before?.length ?? 0;
  for (const entry of entries) {
    const packed = entry.packed ?? (entry.isStored ? entry.content : deflateSync(entry.content, { level: 6 }));
    const facts = factsOf(entry, packed);
    const local = header("local", entry, facts, at);
    const after = entry.isStreamed ? descriptor(facts) : new Uint8Array(0);
    pieces.push(local, packed, after);
    directory.push(header("central", entry, facts, at));
    at += local.length + packed.length + after.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return concat([...pieces, ...directory, end(count ?? entries.length, size, at, comment ?? new Uint8Array(0))]);
}

type Facts = { readonly crc: number; readonly packed: number; readonly size: number; readonly flags: number };

function factsOf(entry: ZipEntry, packed: Uint8Array): Facts {
  return {
    crc: entry.crc ?? crc32(entry.content),
    packed: entry.claimedPackedSize ?? packed.length,
    size: entry.claimedSize ?? entry.content.length,
    flags: entry.flags ?? (typeof entry.name === "string" ? utf8Flag : 0) | (entry.isStreamed ? 8 : 0),
  };
}

function header(kind: "local" | "central", entry: ZipEntry, facts: Facts, at: number): Uint8Array {
  const isCentral = kind === "central";
  const name = bytesOf(isCentral ? entry.name : (entry.localName ?? entry.name));
  const isLater = !isCentral && entry.isStreamed;
  const view = new DataView(new ArrayBuffer(isCentral ? 46 : 30));
  view.setUint32(0, isCentral ? 0x02014b50 : 0x04034b50, true);
  const from = isCentral ? 6 : 4;
  if (isCentral) view.setUint16(4, 20, true);
  view.setUint16(from, 20, true);
  view.setUint16(from + 2, facts.flags, true);
  view.setUint16(from + 4, entry.method ?? (entry.isStored ? 0 : 8), true);
  // 31 February, as real OFDs have it: nobody may read the date.
  view.setUint16(from + 8, ((2024 - 1980) << 9) | (2 << 5) | 31, true);
  view.setUint32(from + 10, isLater ? 0 : facts.crc, true);
  view.setUint32(from + 14, isLater ? 0 : facts.packed, true);
  view.setUint32(from + 18, isLater ? 0 : facts.size, true);
  view.setUint16(from + 22, name.length, true);
  if (isCentral) view.setUint32(42, at, true);
  return concat([new Uint8Array(view.buffer), name]);
}

function descriptor({ crc, packed, size }: Facts): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  view.setUint32(0, 0x08074b50, true);
  view.setUint32(4, crc, true);
  view.setUint32(8, packed, true);
  view.setUint32(12, size, true);
  return new Uint8Array(view.buffer);
}

function end(count: number, size: number, at: number, comment: Uint8Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(22));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count & 0xffff, true);
  view.setUint16(10, count & 0xffff, true);
  view.setUint32(12, size, true);
  view.setUint32(16, at, true);
  view.setUint16(20, comment.length, true);
  return concat([new Uint8Array(view.buffer), comment]);
}

const crcTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

function bytesOf(name: string | Uint8Array): Uint8Array {
  return typeof name === "string" ? new TextEncoder().encode(name) : name;
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}
