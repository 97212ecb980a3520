/** What `TextEncoder` does not write, by turning round what `TextDecoder` reads. */
export function encodeText(text: string, charset: "gb18030" | "big5"): Uint8Array {
  return Uint8Array.from([...text].flatMap((char) => bytesOf(char, charset)));
}

export function utf16(text: string, order: "little" | "big"): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), order === "little");
  return new Uint8Array(view.buffer);
}

function bytesOf(char: string, charset: "gb18030" | "big5"): readonly number[] {
  const point = char.codePointAt(0) ?? 0;
  if (point < 0x80) return [point];
  const pair = pairsOf(charset).get(char);
  if (pair) return pair;
  if (charset === "big5") throw new Error(`Big5 has no ${char}`);
  return point > 0xffff ? fourBytes(0x90, point - 0x10000) : fourBytes(0x81, placeBelow(char));
}

const pairTables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function pairsOf(charset: string): ReadonlyMap<string, readonly number[]> {
  const known = pairTables.get(charset);
  if (known) return known;
  const decoder = new TextDecoder(charset);
  const pairs = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if ([...char].length === 1 && char !== "\uFFFD" && !pairs.has(char)) pairs.set(char, [lead, trail]);
    }
  }
  pairTables.set(charset, pairs);
  return pairs;
}

const fourByteCharsBelow = 39_420;
let charsBelow: readonly string[] | null = null;

/** Place among the characters of the first plane that GB18030 writes in four bytes. */
function placeBelow(char: string): number {
  charsBelow ??= Array.from({ length: fourByteCharsBelow }, (_, place) =>
    new TextDecoder("gb18030").decode(Uint8Array.from(fourBytes(0x81, place))),
  );
  return charsBelow.indexOf(char);
}

function fourBytes(lead: number, place: number): number[] {
  return [
    lead + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1_260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  ];
}
