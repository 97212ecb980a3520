/** Figures a spreadsheet keeps of a number. */
const significant = 15;
/** Beyond what a double can hold. */
const largestExponent = 308;

/**
 * A number as its cell holds it, in plain digits. Plain ones stay as they are; `1.2E-3` → `0.0012`. Of a whole number in
 * this form with more than 15 figures a spreadsheet has kept no more: `2.5112000009990001E+19` → `25112000009990000000`,
 * as it shows it itself, so that nobody takes the tail for digits.
 */
export function numberText(text: string): string {
  if (!text.includes("E") && !text.includes("e")) return text;
  const [, sign = "", whole = "", decimals = "", power = ""] =
    /^(-?)(\d+)(?:\.(\d*))?[eE]([+-]?\d{1,3})$/.exec(text) ?? [];
  const exponent = Number(power);
  if (power === "" || Math.abs(exponent) > largestExponent) return text;
  const digits = whole + decimals;
  const pointAt = whole.length + exponent;
  if (pointAt >= digits.length) return sign + plainWhole(asKept(digits.padEnd(pointAt, "0")));
  const padded = digits.padStart(digits.length + Math.max(0, 1 - pointAt), "0");
  const point = Math.max(1, pointAt);
  const fraction = padded.slice(point).replace(/0+$/, "");
  return `${sign}${plainWhole(padded.slice(0, point))}${fraction === "" ? "" : `.${fraction}`}`;
}

function asKept(digits: string): string {
  const figures = plainWhole(digits);
  if (figures.length <= significant) return figures;
  const kept = BigInt(figures.slice(0, significant)) + (figures.charAt(significant) >= "5" ? 1n : 0n);
  return String(kept).padEnd(String(kept).length + figures.length - significant, "0");
}

function plainWhole(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}
