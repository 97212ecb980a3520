/** RFC 1951 3.2.5: base and extra bits of length codes 257… and extra bits of distance codes. */
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const longestCode = 15;
/** By as many of the next bits as its longest code has: symbol × 16 + length of its code; 0 where no code begins so. */
type Decoder = Uint16Array;

class Damaged extends Error {}

/**
 * How many bytes a deflate stream unpacks to, counted without unpacking it: a bomb costs nothing to look at.
 * @param start where its first block begins
 * @returns the count, up to where the stream ends, breaks, or has passed the limit
 */
export function deflateSize(bytes: Uint8Array, start: number, limit: number): number {
  const count = { size: 0 };
  try {
    countBlocks(new BitReader(bytes, start), limit, count);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
  }
  return count.size;
}

class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #bits = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  take(count: number): number {
    this.#fill(count);
    if (this.#bits < count) throw new Damaged();
    const value = this.#held & ((1 << count) - 1);
    this.#drop(count);
    return value;
  }

  symbol(decoder: Decoder): number {
    this.#fill(longestCode);
    const entry = decoder[this.#held & (decoder.length - 1)] ?? 0;
    const length = entry & 15;
    if (length === 0 || length > this.#bits) throw new Damaged();
    this.#drop(length);
    return entry >> 4;
  }

  /** Passes over a stored block: its length, the length's complement, its bytes. */
  stored(): number {
    this.#drop(this.#bits & 7);
    const length = this.take(16);
    this.take(16);
    this.#at += length - (this.#bits >> 3);
    this.#held = 0;
    this.#bits = 0;
    if (this.#at > this.#bytes.length) throw new Damaged();
    return length;
  }

  #fill(count: number): void {
    while (this.#bits < count && this.#at < this.#bytes.length) {
      this.#held |= (this.#bytes[this.#at++] ?? 0) << this.#bits;
      this.#bits += 8;
    }
  }

  #drop(count: number): void {
    this.#held >>>= count;
    this.#bits -= count;
  }
}

function countBlocks(reader: BitReader, limit: number, count: { size: number }): void {
  for (let isLast = false; !isLast && count.size <= limit; ) {
    isLast = reader.take(1) === 1;
    const type = reader.take(2);
    if (type === 0) count.size += reader.stored();
    else if (type === 1) countCodes(reader, fixedLengths, fixedDistances, limit, count);
    else if (type === 2) countCodes(reader, ...readDecoders(reader), limit, count);
    else throw new Damaged();
  }
}

function countCodes(
  reader: BitReader,
  lengths: Decoder,
  distances: Decoder,
  limit: number,
  count: { size: number },
): void {
  while (count.size <= limit) {
    const symbol = reader.symbol(lengths);
    if (symbol === 256) return;
    if (symbol < 256) {
      count.size++;
      continue;
    }
    count.size += (lengthBase[symbol - 257] ?? 0) + reader.take(lengthExtra[symbol - 257] ?? 0);
    reader.take(distanceExtra[reader.symbol(distances)] ?? 0);
  }
}

function readDecoders(reader: BitReader): [Decoder, Decoder] {
  const lengthCodes = reader.take(5) + 257;
  const distanceCodes = reader.take(5) + 1;
  const orders = codeLengthOrder.slice(0, reader.take(4) + 4);
  const codeLengths = new Uint8Array(19);
  for (const order of orders) codeLengths[order] = reader.take(3);
  const decoder = decoderOf(codeLengths);
  const all = new Uint8Array(lengthCodes + distanceCodes);
  for (let at = 0; at < all.length; ) {
    const symbol = reader.symbol(decoder);
    if (symbol < 16) {
      all[at++] = symbol;
      continue;
    }
    const repeated = symbol === 16 ? (all[at - 1] ?? 0) : 0;
    const times = symbol === 16 ? 3 + reader.take(2) : symbol === 17 ? 3 + reader.take(3) : 11 + reader.take(7);
    all.fill(repeated, at, at + times);
    at += times;
  }
  return [decoderOf(all.subarray(0, lengthCodes)), decoderOf(all.subarray(lengthCodes))];
}

/** Canonical codes (RFC 1951 3.2.2), bits reversed, since they are packed the other way round. */
function decoderOf(lengths: Uint8Array): Decoder {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 1);
  const table = new Uint16Array(1 << longest);
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const next = new Uint16Array(longestCode + 1);
  for (let length = 1; length <= longest; length++) {
    next[length] = ((next[length - 1] ?? 0) + (counts[length - 1] ?? 0)) << 1;
  }
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) continue;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    for (let at = reversed(code, length); at < table.length; at += 1 << length) table[at] = symbol * 16 + length;
  }
  return table;
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}

const fixedLengths = decoderOf(
  Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const fixedDistances = decoderOf(new Uint8Array(30).fill(5));
