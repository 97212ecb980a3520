/** An amount in fen (1/100 yuan). Never a float. */
export type Fen = bigint;

const yuanPattern = /^([+-]?)(\d{1,16})(?:\.(\d{1,2})0*)?$/;

/** `"-1060.5"` → `-106050n`; null when it is not a plain decimal of at most two places. */
export function parseYuan(text: string): Fen | null {
  const plain = plainFen(text);
  if (plain >= 0) return BigInt(plain);
  const match = yuanPattern.exec(text);
  if (!match) return null;
  const [, sign, whole = "0", cents = ""] = match;
  const fen = BigInt(whole) * 100n + BigInt(cents.padEnd(2, "0"));
  return sign === "-" ? -fen : fen;
}

/** `"1060.50"`, the shape nearly every amount has, as an exact integer of at most 14 digits; -1 for any other shape. */
function plainFen(text: string): number {
  const point = text.length - 3;
  if (point < 1 || point > 12 || text.charCodeAt(point) !== 46) return -1;
  let fen = 0;
  for (let index = 0; index < text.length; index++) {
    if (index === point) continue;
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    fen = fen * 10 + digit;
  }
  return fen;
}

/** `-106050n` → `"-1060.50"`: for wires, files and form fields. */
export function yuanText(fen: Fen): string {
  const digits = magnitude(fen).toString().padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `-106050n` → `"-1,060.50"`: for people. */
export function formatYuan(fen: Fen): string {
  return yuanText(fen).replace(/\B(?=(\d{3})+(?=\.))/g, ",");
}

export function magnitude(fen: Fen): Fen {
  return fen < 0n ? -fen : fen;
}

export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0n;
  for (const fen of amounts) sum += fen;
  return sum;
}

const capitalDigits = "零壹贰叁肆伍陆柒捌玖";
const capitalUnits = ["", "拾", "佰", "仟"];
const capitalGroups = ["", "万", "亿", "万亿", "亿亿"];

/** 大写金额 as invoices print it: `106000n` → `壹仟零陆拾圆整`, red amounts as `（负数）…`. */
export function capitalYuan(fen: Fen): string {
  const absolute = magnitude(fen);
  const yuan = absolute / 100n;
  const jiao = Number((absolute / 10n) % 10n);
  const cent = Number(absolute % 10n);
  const whole = capitalWhole(yuan);
  const text = `${whole}圆${capitalCents(jiao, cent)}`;
  return fen < 0n ? `（负数）${text}` : text;
}

function capitalWhole(yuan: bigint): string {
  if (yuan === 0n) return "零";
  const groups: number[] = [];
  for (let rest = yuan; rest > 0n; rest /= 10_000n) groups.push(Number(rest % 10_000n));
  let text = "";
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = groups[index] ?? 0;
    if (group === 0) continue;
    const gap = text !== "" && (group < 1000 || groups[index + 1] === 0);
    const unit = index === 3 && groups[2] ? "万" : capitalGroups[index];
    text += `${gap ? "零" : ""}${capitalGroup(group)}${unit}`;
  }
  return text;
}

function capitalGroup(group: number): string {
  let text = "";
  let zero = false;
  for (let position = 3; position >= 0; position--) {
    const digit = Math.floor(group / 10 ** position) % 10;
    if (digit === 0) {
      zero = text !== "";
      continue;
    }
    text += `${zero ? "零" : ""}${capitalDigits[digit]}${capitalUnits[position]}`;
    zero = false;
  }
  return text;
}

function capitalCents(jiao: number, cent: number): string {
  if (jiao === 0 && cent === 0) return "整";
  const tenth = jiao === 0 ? "零" : `${capitalDigits[jiao]}角`;
  return cent === 0 ? tenth : `${tenth}${capitalDigits[cent]}分`;
}
