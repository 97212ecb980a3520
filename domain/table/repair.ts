import { businessDateOf, isBusinessDate, isTimeOfDay, shanghaiTimestamp } from "../period.ts";

/** How a value was read differently from how it was written; each has a sentence in `messages/<locale>/repairs.json`. */
export const repairCodes = [
  "STRIPPED_MARKS",
  "FULL_WIDTH",
  "UPPER_CASE",
  "PADDED_ZEROS",
  "SPLIT_CODE_AND_NUMBER",
  "DATE_FORM",
  "DATE_SERIAL",
  "MONEY_FORM",
  "DECIMALS_ROUNDED",
  "RATE_FORM",
  "TEXT_RATE_TAX_ZERO",
  "SUM_COMPLETED",
  "KIND_FORM",
] as const;
export type RepairCode = (typeof repairCodes)[number];

/** A value made readable. Every function here answers null for a value that stands as it should, or is past repair. */
export type Mended = { readonly value: string; readonly code: RepairCode };

const invisible = "\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF";
const invisibles = new RegExp(`[${invisible}]`, "g");
const formulaStart = /^'+\s*[=+\-@＝＋－＠]/;

/** Exporters' tricks against Excel (`="0110…"`, a leading tab), an escaped formula, blanks and invisible characters. */
export function mendMarks(text: string): Mended | null {
  const inner = /^\s*="(.*)"\s*$/s.exec(text)?.[1]?.replaceAll('""', '"') ?? text;
  const trimmed = inner.replace(invisibles, "").trim();
  return changed(text, withoutEscape(trimmed).trim(), "STRIPPED_MARKS");
}

/** The apostrophe that keeps a text from being a formula is not part of it (`write-csv.ts` puts it there). */
export function withoutEscape(text: string): string {
  return formulaStart.test(text.trim()) ? text.replace("'", "") : text;
}

/** The same for codes and figures, in which no blank and no apostrophe means anything: `'0001 2345`, `No.00012345`. */
export function mendFigureMarks(text: string): Mended | null {
  const value = (mendMarks(text)?.value ?? text)
    .replace(/^['‘’`]+/, "")
    .replace(/\s/g, "")
    .replace(/^(№|No[.:：]?)(?=\d)/i, "");
  return changed(text, value, "STRIPPED_MARKS");
}

/** Figures and letters typed with a Chinese input method. Not for names: their brackets are full-width by right. */
export function mendWidth(text: string): Mended | null {
  return changed(text, text.normalize("NFKC"), "FULL_WIDTH");
}

export function mendCase(text: string): Mended | null {
  return changed(text, text.toUpperCase(), "UPPER_CASE");
}

/** `12345` → `00012345`: a number cell drops leading zeros. */
export function padNumber(text: string): Mended | null {
  return /^\d{1,7}$/.test(text) ? { value: text.padStart(8, "0"), code: "PADDED_ZEROS" } : null;
}

/** Eleven digits were twelve with a leading zero; ten-digit codes begin with a region and never lose one. */
export function padCode(text: string): Mended | null {
  return /^\d{11}$/.test(text) ? { value: `0${text}`, code: "PADDED_ZEROS" } : null;
}

/**
 * 20 digits that begin with 0 or 1, as no year of a 数电票 does; or 18 that begin with a province (`1100`) or one of the
 * five cities with a plan of their own, as ten-digit codes do.
 */
const codeWithNumber = /^([01]\d{19}|(\d\d00|2102|3302|3502|3702|4403)\d{14})$/;

/** Code and number written as one; where the code is stated too, it is the one. */
export function splitCodeAndNumber(text: string, code: string): { code: string; number: string } | null {
  const isJoined =
    code === "" ? codeWithNumber.test(text) : text.slice(0, -8) === code && /^(\d{18}|\d{20})$/.test(text);
  return isJoined ? { code: text.slice(0, -8), number: text.slice(-8) } : null;
}

export type MendedDate = { readonly date: string; readonly time: string; readonly code: RepairCode | null };

const dayMs = 86_400_000;
const daysTo1904 = 1_462;
const excelEpochMs = Date.UTC(1899, 11, 30);
const clock = "(?:[ T日]*(\\d{1,2})[:时](\\d{1,2})(?:[:分](\\d{1,2})(?:\\.\\d+)?秒?)?)?";
const datePattern = new RegExp(`^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?${clock}$`);
const compactDate = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/**
 * Any written form of a date, or an Excel serial between 1954 and 2064, as date and time.
 * The bureau's own `YYYY-MM-DD HH:mm:ss` needs no repair (`code` null); null where it is no date.
 * @param is1904 serials count from 1904, as old workbooks made on a Mac do
 */
export function mendDate(text: string, is1904 = false): MendedDate | null {
  const date = text.slice(0, 10);
  const time = text.slice(11);
  const isWhole = text.length === 10 || (text.length === 19 && text.charCodeAt(10) === 32 && isTimeOfDay(time));
  return isWhole && isBusinessDate(date) ? { date, time, code: null } : mendWrittenDate(text, is1904);
}

function mendWrittenDate(text: string, is1904: boolean): MendedDate | null {
  const written = text.normalize("NFKC").trim();
  if (/^\d{5}(\.\d+)?$/.test(written)) return serialDate(Number(written) + (is1904 ? daysTo1904 : 0));
  if (/T.*(Z|[+-]\d{2}:?\d{2})$/.test(written)) return instantDate(written);
  const match = datePattern.exec(written) ?? compactDate.exec(written);
  if (!match) return null;
  const [, year = "", month = "", day = "", hour, minute = "", second = "0"] = match;
  const date = `${year}-${two(month)}-${two(day)}`;
  const time = hour === undefined ? "" : `${two(hour)}:${two(minute)}:${two(second)}`;
  if (!isBusinessDate(date) || (time !== "" && !isTimeOfDay(time))) return null;
  return { date, time, code: "DATE_FORM" };
}

/** Day 1 is 1900-01-01, and Excel believes in a 29 February 1900, hence the epoch. */
function serialDate(serial: number): MendedDate | null {
  if (serial < 20_000 || serial >= 60_000) return null;
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const moment = new Date(excelEpochMs + Math.floor(serial) * dayMs + seconds * 1_000).toISOString();
  return { date: moment.slice(0, 10), time: seconds === 0 ? "" : moment.slice(11, 19), code: "DATE_SERIAL" };
}

function instantDate(text: string): MendedDate | null {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return null;
  return { date: businessDateOf(instant), time: shanghaiTimestamp(instant).slice(11), code: "DATE_FORM" };
}

function two(figure: string): string {
  return figure.padStart(2, "0");
}

const moneyPattern = /^([-+(]{0,2}(?:¥|\?|CNY|RMB)?[-+(]?)([\d,]+(?:\.\d*)?|\.\d+)(?:元|圆)?\)?-?$/i;

/**
 * `¥ 1,234.50`, `（60.00）`, `90.27元`, `－5` → a plain decimal. A `?` before the figures is a `¥` that GBK does not have.
 * Anything else, `1.06E+03` among it, is left as it is.
 */
export function mendMoney(text: string): Mended | null {
  const written = text
    .normalize("NFKC")
    .replace(/[\s'"]/g, "")
    .replace(/[−–—]/g, "-");
  const [, before = "", figures] = moneyPattern.exec(written) ?? [];
  if (figures === undefined || !isGrouped(figures)) return null;
  const isNegative = /[-(]/.test(before) || written.endsWith("-");
  const plain = `${isNegative ? "-" : ""}${centsOf(figures.replaceAll(",", ""))}`;
  return changed(text, plain, "MONEY_FORM");
}

/** Commas only where thousands end: `1,234,567.00`, or none at all. */
function isGrouped(figures: string): boolean {
  return !figures.includes(",") || /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(figures);
}

/** `97.0899999999999` was 97.09 before a spreadsheet computed with it; other third decimals are not touched. */
function centsOf(figures: string): string {
  const [, whole = "", cents = "", rest = ""] = /^(\d*)\.?(\d{0,2})(\d*)$/.exec(figures) ?? [];
  const units = cents === "" ? whole || "0" : `${whole || "0"}.${cents}`;
  if (/^(0*|0{5,}.*)$/.test(rest)) return units;
  if (!/^9{5,}/.test(rest)) return figures;
  const fen = (BigInt(`${whole}${cents}`) + 1n).toString().padStart(3, "0");
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`;
}

/** Quantities and unit prices: marks off, and no more than the 13 decimals an invoice can carry. */
export function mendDecimal(text: string): Mended | null {
  const written = text.normalize("NFKC").replace(/[\s'"¥]/g, "");
  const [, sign = "", figures] = /^(-?)([\d,]+(?:\.\d*)?)$/.exec(written) ?? [];
  if (figures === undefined || !isGrouped(figures)) return null;
  const plain = `${sign}${figures.replaceAll(",", "")}`.replace(/\.$/, "");
  const decimals = plain.split(".")[1]?.length ?? 0;
  return decimals > 13
    ? { value: roundedDecimal(plain), code: "DECIMALS_ROUNDED" }
    : changed(text, plain, "MONEY_FORM");
}

function roundedDecimal(text: string): string {
  const [whole = "", decimals = ""] = text.replace("-", "").split(".");
  const scaled = BigInt(`${whole}${decimals.slice(0, 13)}`) + (Number(decimals.charAt(13)) >= 5 ? 1n : 0n);
  const digits = scaled.toString().padStart(14, "0");
  return withoutTail(`${text.startsWith("-") ? "-" : ""}${digits.slice(0, -13)}.${digits.slice(-13)}`);
}

const rateWords = new Set(["免税", "不征税", "***"]);

/** Whether a rate or a tax is one of the words that stand for no tax (`domain.md` §4.1). */
export function isTaxWord(text: string): boolean {
  return rateWords.has(text) || /^(\*+|免税|不征税|-)$/.test(text.trim());
}

/**
 * `6%`, `13.00%`, `0.130000` → `0.06`, `0.13`: these are how invoices print a rate. `减按1%` and a bare `13` are
 * read too, and shown as repairs; no rate is 1 or more, so a bare figure from 1 on is a percentage.
 */
export function mendRate(text: string): { value: string; code: RepairCode | null } | null {
  const written = text.normalize("NFKC").replace(/\s/g, "");
  if (written === "" || rateWords.has(written)) return { value: written, code: null };
  const [, words = "", figure = "", percent = ""] = /^(减按)?(\d{1,3}(?:\.\d+)?)(%)?$/.exec(written) ?? [];
  if (figure === "") return null;
  const isPercent = percent !== "" || words !== "" || Number(figure) >= 1;
  const value = isPercent ? hundredth(figure) : withoutTail(figure);
  const isPrinted = written === text && words === "" && (percent !== "" || !isPercent);
  return { value: value === "" ? "0" : value, code: isPrinted ? null : "RATE_FORM" };
}

/** `13.00` → `0.13`, by moving the point. */
function hundredth(figure: string): string {
  const [whole = "", decimals = ""] = figure.split(".");
  const digits = `${whole.padStart(3, "0")}${decimals}`;
  const at = whole.padStart(3, "0").length - 2;
  return withoutTail(`${digits.slice(0, at)}.${digits.slice(at)}`.replace(/^0+(?=\d)/, ""));
}

/** `0.130000` → `0.13`, `13.00` → `13`. Counted from its end: a pattern would try every zero before it. */
function withoutTail(decimal: string): string {
  if (!decimal.includes(".")) return decimal;
  let end = decimal.length;
  while (decimal.charCodeAt(end - 1) === 48) end--;
  return decimal.slice(0, decimal.charCodeAt(end - 1) === 46 ? end - 1 : end);
}

function changed(from: string, to: string, code: RepairCode): Mended | null {
  return from === to ? null : { value: to, code };
}
