/** Figures a spreadsheet keeps of a number. */
const significant = 15;
/** Figures it writes of one, the last two of which only tell one double from the next. */
const written = 17;
/** Beyond what a double can hold. */
const largestExponent = 308;

/**
 * A number as its cell holds it, in plain digits: whole numbers and those of up to 15 figures stay as they are.
 * - A fraction of 16 or 17 figures is how Excel writes the double next to what was typed: `0.059999999999999998`, in a cell
 *   that shows 0.06 and holds nothing else. It is given with as many figures as it takes to tell that double: `0.06`.
 * - Of a whole number in E-notation, or written as a program prints a double, no more than 15 figures are true:
 *   `2.5112000009990001E+19` and `25112000009990010000` → `25112000009990000000`, as a spreadsheet shows it, so that
 *   nobody takes the tail for digits.
 */
export function numberText(text: string): string {
  if (text.length <= significant && !/e/i.test(text)) return text;
  const number = parsed(text);
  if (number === null) return text;
  const { sign, digits, pointAt, isPlain } = number;
  if (pointAt >= digits.length) {
    const isExact = isPlain && String(Number(digits)) !== digits;
    return isExact ? text : sign + rounded(digits.padEnd(pointAt, "0"));
  }
  const figures = digits.replace(/^0+/, "").length;
  if (figures > significant && figures <= written) return shortest(text);
  return isPlain ? text : plain(number);
}

type Parsed = {
  readonly sign: string;
  readonly digits: string;
  /** Of the digits, how many stand before the point; negative where zeros stand between it and them. */
  readonly pointAt: number;
  readonly isPlain: boolean;
};

function parsed(text: string): Parsed | null {
  const [number, sign = "", whole = "", decimals = "", power] =
    /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text) ?? [];
  const exponent = Number(power ?? 0);
  if (number === undefined || Math.abs(exponent) > largestExponent) return null;
  return { sign, digits: whole + decimals, pointAt: whole.length + exponent, isPlain: power === undefined };
}

function rounded(digits: string): string {
  const figures = withoutZeros(digits);
  if (figures.length <= significant) return figures;
  const kept = BigInt(figures.slice(0, significant)) + (figures.charAt(significant) >= "5" ? 1n : 0n);
  return String(kept).padEnd(String(kept).length + figures.length - significant, "0");
}

/** With as few figures as tell this double from every other. */
function shortest(text: string): string {
  const figures = String(Number(text));
  const number = figures.includes("e") ? parsed(figures) : null;
  return number ? plain(number) : figures;
}

/** By moving the point, so that no figure changes. */
function plain({ sign, digits, pointAt }: Parsed): string {
  const padded = digits.padStart(digits.length + Math.max(0, 1 - pointAt), "0");
  const point = Math.max(1, pointAt);
  const fraction = padded.slice(point).replace(/0+$/, "");
  return `${sign}${withoutZeros(padded.slice(0, point))}${fraction === "" ? "" : `.${fraction}`}`;
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}
