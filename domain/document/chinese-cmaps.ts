/**
 * Fonts that are not embedded write characters by the predefined CMaps of Adobe-GB1 (ISO 32000-1, 9.7.5.2), whose tables
 * weigh megabytes. Text needs no glyphs: here a character's CID is its own code point, but for ASCII, whose CIDs fonts
 * give widths to.
 */
export function chineseCmap(name: string): Uint8Array | null {
  const written = writtenCmap(name.replace(/-V$/, "-H"));
  return written === null ? null : new TextEncoder().encode(written);
}

/** CIDs of the letters and digits of ASCII: proportional, and half as wide as a character. */
const proportional = 1;
const halfWidth = 814;

function writtenCmap(name: string): string | null {
  switch (name) {
    case "Adobe-GB1-UCS2":
      return cmap(
        ["<0000> <ffff>"],
        ["<0001> <005f> <0020>", "<032e> <038c> <0020>", "<038d> <ffff> <038d>"],
        "bfrange",
      );
    case "UniGB-UCS2-H":
    case "UniGB-UTF16-H":
      return cmap(["<0000> <ffff>"], [`<0020> <007e> ${proportional}`, "<00a0> <ffff> 160"], "cidrange");
    case "GBK-EUC-H":
    case "GB-EUC-H":
      return gbkCmap(halfWidth);
    case "GBKp-EUC-H":
    case "GBpc-EUC-H":
    case "GBK2K-H":
      return gbkCmap(proportional);
    default:
      return null;
  }
}

function gbkCmap(asciiCid: number): string {
  const decoder = new TextDecoder("gbk");
  const ranges = [`<20> <7e> ${asciiCid}`];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(new Uint8Array([lead, trail]));
      const code = `<${lead.toString(16)}${trail.toString(16)}>`;
      if (character.length === 1 && character !== "\ufffd") ranges.push(`${code} ${code} ${character.charCodeAt(0)}`);
    }
  }
  return cmap(["<00> <80>", "<8140> <fefe>"], ranges, "cidrange");
}

function cmap(codes: readonly string[], ranges: readonly string[], kind: "bfrange" | "cidrange"): string {
  return `begincmap ${codes.length} begincodespacerange ${codes.join(" ")} endcodespacerange ${ranges.length} begin${kind} ${ranges.join("\n")} end${kind} endcmap`;
}
