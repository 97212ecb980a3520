import { entryName } from "./archive-name.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** One entry as the central directory has it; what is said of its unpacked size is not read. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  /** CRC-32 of what it unpacks to, signed; 0 where its writer did not say. */
  readonly crc: number;
  /** Where its local header begins. */
  readonly headerAt: number;
};

const endSignature = 0x06054b50;
const wideEndSignature = 0x06064b50;
const wideEndLocatorSignature = 0x07064b50;
const entrySignature = 0x02014b50;
const wideExtraId = 1;
/** Stands in a field of 32 bits whose value is in the ZIP64 part. */
const wide = 0xffff_ffff;

/**
 * The central directory of a ZIP archive (PKWARE APPNOTE 4.3.12, 4.5.3). Entry dates are not read (real OFDs carry a
 * 31 February), and names that lead out of the archive are refused.
 * @throws UnreadableFile ARCHIVE_TOO_LARGE, ARCHIVE_UNSAFE, ARCHIVE_ENCRYPTED or ARCHIVE_DAMAGED
 */
export function readZipDirectory(bytes: Uint8Array, mostEntries: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, directoryAt, endAt } = readEnd(view);
  if (count > mostEntries) throw new UnreadableFile("ARCHIVE_TOO_LARGE");
  const entries: ZipEntry[] = [];
  let at = directoryAt;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw damaged();
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const end = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (end > bytes.length) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const name = entryName(
      bytes.subarray(at + 46, nameEnd),
      flags,
      bytes.subarray(nameEnd, nameEnd + view.getUint16(at + 30, true)),
    );
    refuseUnsafe(name, flags);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getInt32(at + 16, true),
      ...placeOf(view, at, nameEnd),
    });
    at = end;
  }
  const hidesSome = at + 4 <= endAt && view.getUint32(at, true) === entrySignature;
  const names = new Set(entries.map(({ name }) => name));
  if (hidesSome || names.size < entries.length) throw damaged();
  return entries;
}

type End = { readonly count: number; readonly directoryAt: number; readonly endAt: number };

/** The end record is the last thing but a comment of at most 64 KB. */
function readEnd(view: DataView): End {
  const earliest = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= earliest; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const count = view.getUint16(at + 10, true);
    const directoryAt = view.getUint32(at + 16, true);
    return count === 0xffff || directoryAt === wide ? readWideEnd(view, at - 20) : { count, directoryAt, endAt: at };
  }
  throw damaged();
}

function readWideEnd(view: DataView, locatorAt: number): End {
  if (locatorAt < 0 || view.getUint32(locatorAt, true) !== wideEndLocatorSignature) throw damaged();
  const at = wideNumber(view, locatorAt + 8);
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== wideEndSignature) throw damaged();
  return { count: wideNumber(view, at + 32), directoryAt: wideNumber(view, at + 48), endAt: at };
}

function refuseUnsafe(name: string, flags: number): void {
  const isEncrypted = (flags & 1) === 1;
  const leadsOut = /^\/|^[a-z]:/i.test(name) || name.split("/").includes("..");
  if (leadsOut || name.includes("\0")) throw new UnreadableFile("ARCHIVE_UNSAFE", { name: name.slice(0, 80) });
  if (isEncrypted) throw new UnreadableFile("ARCHIVE_ENCRYPTED");
}

/** The ZIP64 extra field holds those of unpacked size, packed size and place, in this order, that did not fit. */
function placeOf(view: DataView, at: number, extraAt: number): Pick<ZipEntry, "packedSize" | "headerAt"> {
  const packedSize = view.getUint32(at + 20, true);
  const headerAt = view.getUint32(at + 42, true);
  if (packedSize !== wide && headerAt !== wide) return { packedSize, headerAt };
  let next = wideExtraAt(view, extraAt, extraAt + view.getUint16(at + 30, true));
  const take = () => {
    next += 8;
    return wideNumber(view, next - 8);
  };
  if (view.getUint32(at + 24, true) === wide) take();
  return { packedSize: packedSize === wide ? take() : packedSize, headerAt: headerAt === wide ? take() : headerAt };
}

function wideExtraAt(view: DataView, start: number, end: number): number {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === wideExtraId) return at + 4;
  }
  throw damaged();
}

function wideNumber(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw damaged();
  return Number(view.getBigUint64(at, true));
}

function damaged(): UnreadableFile {
  return new UnreadableFile("ARCHIVE_DAMAGED");
}
