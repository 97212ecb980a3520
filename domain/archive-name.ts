const utf8Flag = 0x800;
/** Info-ZIP's Unicode path, APPNOTE 4.6.9. */
const unicodePathId = 0x7075;

/**
 * Name of a ZIP entry. Without the flag for UTF-8 it is in the code page of whoever packed it, on a Chinese Windows GBK;
 * some write UTF-8 and no flag, some a Unicode path beside it.
 * @param extra the entry's extra field
 */
export function entryName(bytes: Uint8Array, flags: number, extra: Uint8Array): string {
  if ((flags & utf8Flag) !== 0) return slashed(new TextDecoder().decode(bytes));
  const unicode = unicodePath(extra);
  if (unicode) return slashed(new TextDecoder().decode(unicode));
  try {
    return slashed(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return slashed(new TextDecoder("gb18030").decode(bytes));
  }
}

/** After its version and the CRC of the name it stands for. */
function unicodePath(extra: Uint8Array): Uint8Array | null {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (
      view.getUint16(at, true) === unicodePathId &&
      end <= extra.length &&
      end > at + 9 &&
      view.getUint8(at + 4) === 1
    )
      return extra.subarray(at + 9, end);
    at = end;
  }
  return null;
}

/** Some packers on Windows write its own separator. */
function slashed(name: string): string {
  return name.replaceAll("\\", "/");
}
