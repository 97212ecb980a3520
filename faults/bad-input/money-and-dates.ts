import type { BadInput } from "./bad-input.ts";
import { type Damage, damagedRow } from "./example-table.ts";

const asAmount = "MONEY_FORM amount";
/** The invoice's own, and that of its only line. */
const noAmount = ["reject AMOUNT_MALFORMED amount", "reject AMOUNT_MALFORMED lines.0.amount"];

/** How programs and people write amounts: read as the fen that stand on the invoice, or not at all. */
const amounts: readonly Damage[] = [
  { name: "amount-yen-sign", cells: { amount: "¥ 1,000.00" }, repairs: [asAmount] },
  { name: "amount-full-width-yen-sign", cells: { amount: "￥1000.00" }, repairs: [asAmount] },
  { name: "amount-yen-sign-lost-to-gbk", cells: { amount: "?1000.00" }, repairs: [asAmount] },
  { name: "amount-yuan-after-it", cells: { amount: "1000.00元" }, repairs: [asAmount] },
  { name: "amount-rmb-before-it", cells: { amount: "RMB 1,000.00" }, repairs: [asAmount] },
  { name: "amount-thousands", cells: { amount: "1,000.00" }, repairs: [asAmount] },
  { name: "amount-full-width", cells: { amount: "１，０００．００" }, repairs: [asAmount] },
  { name: "amount-grouped-by-blanks", cells: { amount: "1 000.00" }, repairs: [asAmount] },
  { name: "amount-after-an-apostrophe", cells: { amount: "'1000.00" }, repairs: [asAmount] },
  { name: "amount-plus-sign", cells: { amount: "+1000.00" }, repairs: [asAmount] },
  { name: "amount-no-decimals", cells: { amount: "1000" }, values: { amount: "1000" } },
  { name: "amount-one-decimal", cells: { amount: "1000.0" }, values: { amount: "1000.0" } },
  { name: "amount-point-at-the-end", cells: { amount: "1000." }, values: { amount: "1000" }, repairs: [asAmount] },
  { name: "amount-zeros-behind", cells: { amount: "1000.0000" }, repairs: [asAmount] },
  { name: "amount-float-below", cells: { amount: "999.99999999999989" }, repairs: [asAmount] },
  { name: "amount-float-above", cells: { amount: "1000.0000000000001" }, repairs: [asAmount] },
  { name: "amount-third-decimal", cells: { amount: "1000.004" }, values: { amount: "1000.004" }, problems: noAmount },
  { name: "amount-scientific", cells: { amount: "1.00E+03" }, values: { amount: "1.00E+03" }, problems: noAmount },
  { name: "amount-odd-groups", cells: { amount: "10,00.00" }, values: { amount: "10,00.00" }, problems: noAmount },
  { name: "amount-european", cells: { amount: "1.000,00" }, values: { amount: "1.000,00" }, problems: noAmount },
  { name: "amount-decimal-comma", cells: { amount: "1000,00" }, values: { amount: "1000,00" }, problems: noAmount },
  { name: "amount-two-points", cells: { amount: "1000.00.00" }, values: { amount: "1000.00.00" }, problems: noAmount },
  { name: "amount-dollars", cells: { amount: "$1000.00" }, values: { amount: "$1000.00" }, problems: noAmount },
  { name: "amount-in-wan", cells: { amount: "0.1万" }, values: { amount: "0.1万" }, problems: noAmount },
  { name: "amount-in-capitals", cells: { amount: "壹仟圆整" }, values: { amount: "壹仟圆整" }, problems: noAmount },
  { name: "amount-too-narrow", cells: { amount: "########" }, values: { amount: "########" }, problems: noAmount },
  { name: "amount-broken-reference", cells: { amount: "#REF!" }, values: { amount: "#REF!" }, problems: noAmount },
  { name: "amount-null", cells: { amount: "NULL" }, values: { amount: "NULL" }, problems: noAmount },
  { name: "amount-nan", cells: { amount: "NaN" }, values: { amount: "NaN" }, problems: noAmount },
  { name: "amount-infinite", cells: { amount: "Infinity" }, values: { amount: "Infinity" }, problems: noAmount },
  { name: "amount-hexadecimal", cells: { amount: "0x3E8" }, values: { amount: "0x3E8" }, problems: noAmount },
  {
    name: "amount-beyond-any-yuan",
    cells: { amount: "99999999999999999.00" },
    values: { amount: "99999999999999999.00" },
    problems: noAmount,
  },
  { name: "total-missing", cells: { total: "" }, repairs: ["SUM_COMPLETED total"] },
  { name: "tax-missing", cells: { tax: "" }, repairs: ["SUM_COMPLETED tax"] },
  { name: "amount-missing", cells: { amount: "" }, repairs: ["SUM_COMPLETED amount"] },
  {
    name: "two-sums-missing",
    cells: { tax: "", total: "" },
    values: { tax: "", total: "" },
    problems: ["reject AMOUNT_REQUIRED tax", "reject AMOUNT_REQUIRED total", "reject AMOUNT_REQUIRED lines.0.tax"],
  },
  {
    name: "sum-off-by-one-fen",
    cells: { total: "1060.01" },
    values: { total: "1060.01" },
    problems: ["reject SUM_DIFFERS total"],
  },
  {
    name: "amount-and-total-swapped",
    cells: { amount: "1060.00", total: "1000.00" },
    values: { amount: "1060.00", total: "1000.00" },
    problems: ["reject SUM_DIFFERS total", "warn LINE_TAX_DIFFERS lines.0.tax", "warn TAX_ERROR_ACCUMULATED tax"],
  },
  {
    name: "negative-without-red",
    cells: { amount: "(1000.00)", tax: "（60.00）", total: "1060.00-" },
    values: { amount: "-1000.00", tax: "-60.00", total: "-1060.00" },
    repairs: [asAmount, "MONEY_FORM tax", "MONEY_FORM total"],
    problems: ["reject NEGATIVE_WITHOUT_RED red"],
  },
  {
    name: "red-with-every-kind-of-minus",
    cells: { amount: "−1000.00", tax: "－60.00", total: "¥-1,060.00", remark: redRemark(), quantity: "-1" },
    values: {
      amount: "-1000.00",
      tax: "-60.00",
      total: "-1060.00",
      quantity: "-1",
      remark: redRemark(),
      blueNumber: "25112000009990000011",
      confirmation: "11010525052000000001",
    },
    repairs: [asAmount, "MONEY_FORM tax", "MONEY_FORM total"],
  },
  {
    name: "red-with-positive-amount",
    cells: { remark: redRemark() },
    values: { remark: redRemark(), blueNumber: "25112000009990000011", confirmation: "11010525052000000001" },
    problems: ["reject RED_WITH_POSITIVE_AMOUNT total"],
  },
];

/** Rates as they are printed are no repairs; what is none of them warns, since laws change. */
const rates: readonly Damage[] = [
  { name: "rate-percent", cells: { rate: "6%" } },
  { name: "rate-percent-decimals", cells: { rate: "6.00%" } },
  { name: "rate-zeros-behind", cells: { rate: "0.060000" } },
  { name: "rate-full-width", cells: { rate: "６％" }, repairs: ["RATE_FORM lines.0.rate"] },
  { name: "rate-bare-figure", cells: { rate: "6" }, repairs: ["RATE_FORM lines.0.rate"] },
  {
    name: "rate-reduced-to-one",
    cells: { rate: "减按1%", tax: "10.00", total: "1010.00" },
    values: { rate: "0.01", tax: "10.00", total: "1010.00" },
    repairs: ["RATE_FORM lines.0.rate"],
  },
  {
    name: "rate-of-2018",
    cells: { rate: "16%", tax: "160.00", total: "1160.00" },
    values: { rate: "0.16", tax: "160.00", total: "1160.00" },
    problems: ["warn RATE_NOT_IN_FORCE lines.0.rate"],
  },
  {
    name: "rate-tax-free",
    cells: { rate: "免税", tax: "***", total: "1000.00" },
    values: { rate: "免税", tax: "0.00", total: "1000.00" },
    repairs: ["TEXT_RATE_TAX_ZERO tax"],
  },
  {
    name: "rate-not-taxed-and-blank-tax",
    cells: { rate: "不征税", tax: "", total: "1000.00" },
    values: { rate: "不征税", tax: "0.00", total: "1000.00" },
    repairs: ["TEXT_RATE_TAX_ZERO tax"],
  },
  {
    name: "rate-ten-times",
    cells: { rate: "0.6" },
    values: { rate: "0.6" },
    problems: ["warn RATE_UNKNOWN lines.0.rate", "warn LINE_TAX_DIFFERS lines.0.tax", "warn TAX_ERROR_ACCUMULATED tax"],
  },
  {
    name: "rate-in-words",
    cells: { rate: "百分之六" },
    values: { rate: "百分之六" },
    problems: ["warn RATE_UNKNOWN lines.0.rate"],
  },
  { name: "tax-within-six-fen", cells: { tax: "60.06", total: "1060.06" }, values: { tax: "60.06", total: "1060.06" } },
  {
    name: "tax-seven-fen-off",
    cells: { tax: "60.07", total: "1060.07" },
    values: { tax: "60.07", total: "1060.07" },
    problems: ["warn LINE_TAX_DIFFERS lines.0.tax"],
  },
  {
    name: "price-with-endless-decimals",
    cells: { quantity: "11.30", price: "88.49557522123893810" },
    values: { quantity: "11.30", price: "88.4955752212389" },
    repairs: ["DECIMALS_ROUNDED lines.0.unitPrice"],
  },
  {
    name: "quantity-about-three",
    cells: { quantity: "约3" },
    values: { quantity: "约3" },
    problems: ["reject QUANTITY_MALFORMED lines.0.quantity"],
  },
];

const asDate = "DATE_FORM issuedOn";
const noDate = "reject DATE_MALFORMED issuedOn";

const dateForms: readonly (readonly [name: string, written: string, read?: string, repair?: string])[] = [
  ["date-and-time-of-the-bureau", "2025-04-28 09:17:58", "2025-04-28 09:17:58", ""],
  ["date-short-figures", "2025-4-28"],
  ["date-slashes", "2025/4/28"],
  ["date-slashes-and-time", "2025/4/28 9:17", "2025-04-28 09:17:00"],
  ["date-points", "2025.4.28"],
  ["date-compact", "20250428"],
  ["date-compact-with-time", "20250428091758", "2025-04-28 09:17:58"],
  ["date-chinese", "2025年4月28日"],
  ["date-chinese-with-time", "2025年04月28日 09时17分58秒", "2025-04-28 09:17:58"],
  ["date-full-width", "２０２５－０４－２８"],
  ["date-iso", "2025-04-28T09:17:58", "2025-04-28 09:17:58"],
  ["date-iso-in-utc", "2025-04-28T01:17:58Z", "2025-04-28 09:17:58"],
  ["date-midnight-in-utc-is-the-day-before", "2025-04-27T16:00:00.000Z", "2025-04-28 00:00:00"],
  ["date-iso-with-offset", "2025-04-28T09:17:58+08:00", "2025-04-28 09:17:58"],
  ["date-serial", "45775", "2025-04-28", "DATE_SERIAL issuedOn"],
  ["date-serial-with-time", "45775.387476", "2025-04-28 09:17:58", "DATE_SERIAL issuedOn"],
  ["date-after-an-apostrophe", "'2025-04-28", "2025-04-28", "STRIPPED_MARKS issuedOn"],
  ["date-blanks-around", " 2025-04-28 ", "2025-04-28", "STRIPPED_MARKS issuedOn"],
];

const noDates: readonly (readonly [name: string, written: string])[] = [
  ["date-day-first", "28/04/2025"],
  ["date-month-first", "04/28/2025"],
  ["date-two-figure-year", "25-04-28"],
  ["date-month-13", "2025-13-01"],
  ["date-30-february", "2025-02-30"],
  ["date-29-february-of-no-leap-year", "2025-02-29"],
  ["date-hour-25", "2025-04-28 25:00:00"],
  ["date-hour-24", "2025-04-28 24:00:00"],
  ["date-minute-60", "2025-04-28 09:60:00"],
  ["date-month-only", "2025-04"],
  ["date-in-chinese-figures", "二〇二五年四月二十八日"],
  ["date-too-narrow", "##########"],
  ["date-in-english", "28-Apr-2025"],
  ["date-of-year-zero", "0000-00-00"],
  ["date-before-there-were-any", "1989-12-31"],
  ["date-serial-too-small", "19999"],
  ["date-two-of-them", "2025-04-28~2025-04-30"],
  ["date-exponent", "4.5775E+04"],
];

/** Read on 2026-11-22 in Beijing. */
const dates: readonly Damage[] = [
  ...dateForms.map(([name, written, issued = "2025-04-28", repair = asDate]) => ({
    name,
    cells: { issued: written },
    values: { issued },
    repairs: repair === "" ? [] : [repair],
  })),
  ...noDates.map(([name, written]) => ({
    name,
    cells: { issued: written },
    values: { issued: written },
    problems: [noDate],
  })),
  { name: "date-missing", cells: { issued: "" }, values: { issued: "" }, problems: [noDate] },
  {
    name: "date-leap-day",
    cells: { issued: "2024-02-29", digital: "24112000009990000022" },
    values: { issued: "2024-02-29", number: "24112000009990000022" },
  },
  {
    name: "date-today",
    cells: { issued: "2026-11-22", digital: "26112000009990000022" },
    values: { issued: "2026-11-22", number: "26112000009990000022" },
    problems: ["note ISSUED_TODAY issuedOn"],
  },
  {
    name: "date-tomorrow",
    cells: { issued: "2026-11-23", digital: "26112000009990000022" },
    values: { issued: "2026-11-23", number: "26112000009990000022" },
    problems: ["reject DATE_IN_FUTURE issuedOn"],
  },
];

export const moneyAndDates: readonly BadInput[] = [...amounts, ...rates, ...dates].map(damagedRow);

function redRemark(): string {
  return "被红冲蓝字数电发票号码：25112000009990000011 红字发票信息确认单编号：11010525052000000001";
}
