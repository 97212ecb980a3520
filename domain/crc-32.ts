const polynomial = 0xedb88320;
const [last, third, second, first] = makeTables();

/**
 * CRC-32 as ZIP has it (PKWARE APPNOTE 4.4.7), as a signed number: an unsigned one would not fit a small integer, and
 * every piece would be slow. Of bytes that come in pieces: begin with 0, go on with what it was.
 * Four bytes a step make it cheap enough to be done always.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  const wordCount = bytes.length >> 2;
  const words = wordsOf(bytes, wordCount);
  let crc = ~before;
  for (let index = 0; index < wordCount; index++) {
    const mixed = crc ^ (words[index] as number);
    crc =
      (first[mixed & 0xff] as number) ^
      (second[(mixed >>> 8) & 0xff] as number) ^
      (third[(mixed >>> 16) & 0xff] as number) ^
      (last[mixed >>> 24] as number);
  }
  for (let at = wordCount << 2; at < bytes.length; at++) {
    crc = (crc >>> 8) ^ (last[(crc ^ (bytes[at] as number)) & 0xff] as number);
  }
  return ~crc;
}

/** Little-endian, as every machine is that this runs on. */
function wordsOf(bytes: Uint8Array, count: number): Int32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Int32Array(aligned.buffer, aligned.byteOffset, count);
}

/** What a byte makes of the sum when it is the last of four, the third, the second, the first. */
function makeTables(): [Int32Array, Int32Array, Int32Array, Int32Array] {
  const own = Int32Array.from({ length: 256 }, (_, byte) => shifted(byte, 8));
  const further = (table: Int32Array) => table.map((crc) => (crc >>> 8) ^ (own[crc & 0xff] ?? 0));
  const two = further(own);
  const three = further(two);
  return [own, two, three, further(three)];
}

function shifted(crc: number, bits: number): number {
  if (bits === 0) return crc;
  return shifted(crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1, bits - 1);
}
