/** Crockford's: no I, L, O or U, so that nothing is misread. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const groupLength = 5;
const groups = 5;

/** How many random bytes a code takes: 120 bits, which nobody guesses. */
export const codeBytes = 15;

const shape = new RegExp(`[${alphabet}]{${groupLength}}(?:-[${alphabet}]{${groupLength}}){${groups - 1}}`, "g");

/** The name of a certificate, `7K3MW-…`: 24 random characters and one that checks them (Luhn mod 32), in fives. */
export function codeOf(random: Uint8Array): string {
  const bits = [...random.subarray(0, codeBytes)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const body = (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(Number.parseInt(five, 2))).join("");
  return grouped(body + checkCharacter(body));
}

/**
 * A code as somebody typed or pasted it, alone or at the end of its link, in any width, case and spacing, with O for 0
 * and I or L for 1. Null when a character was misread.
 */
export function parseCode(text: string): string | null {
  const typed = text
    .normalize("NFKC")
    .trim()
    .replace(/[?#].*$/s, "");
  const plain = (typed.split("/").filter(Boolean).at(-1) ?? "")
    .toUpperCase()
    .replace(/[\s\-‐‑–—−]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const body = plain.slice(0, -1);
  const isWhole = plain.length === groups * groupLength && [...plain].every((one) => alphabet.includes(one));
  return isWhole && plain.endsWith(checkCharacter(body)) ? grouped(plain) : null;
}

/** Every code that stands in a text, once each and in its order. */
export function codesIn(text: string): string[] {
  const plain = text.normalize("NFKC").replace(/\s*([-‐‑–—])\s*/g, "-");
  const found = [...plain.matchAll(shape)].map(([code]) => parseCode(code));
  return [...new Set(found.filter((code) => code !== null))];
}

function grouped(plain: string): string {
  return (plain.match(new RegExp(`.{${groupLength}}`, "g")) ?? []).join("-");
}

/** Finds every wrong character and nearly every swap of two neighbours. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index++) {
    const value = alphabet.indexOf(body[body.length - 1 - index] ?? "");
    const weighed = index % 2 === 0 ? value * 2 : value;
    sum += Math.floor(weighed / 32) + (weighed % 32);
  }
  return alphabet.charAt((32 - (sum % 32)) % 32);
}
