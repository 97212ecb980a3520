const question = 0x3f;
let table: ReadonlyMap<string, number> | null = null;

/** Text in GBK, `?` for what it does not have. Node only decodes it, so the table is made by decoding every pair. */
export function encodeGbk(text: string): Buffer {
  table ??= pairs();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = code < 0x80 ? code : (table.get(character) ?? question);
    if (pair > 0xff) bytes.push(pair >> 8);
    bytes.push(pair & 0xff);
  }
  return Buffer.from(bytes);
}

function pairs(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder("gbk");
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== "\uFFFD") found.set(character, lead * 256 + trail);
    }
  }
  return found;
}
