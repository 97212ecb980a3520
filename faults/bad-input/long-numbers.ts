import type { BadInput } from "./bad-input.ts";
import { damagedRow, numberOf } from "./example-table.ts";

const destroyed = "reject NUMBER_DESTROYED_BY_EXCEL number";
const malformed = "reject NUMBER_MALFORMED number";
const stripped = "STRIPPED_MARKS number";
const whole = numberOf(22);
const noLongerWhole = (number: string) => ({ cells: { digital: number }, values: { number } });
const electronic = { kind: "增值税电子普通发票" };
/** A 税控 invoice: no 20 digits, but code and number. */
const legacy = (code: string, number: string) => ({ digital: "", code, number, ...electronic });
const legacyValues = (code: string, number: string) => ({ code, number, kind: "10" });

/** What Excel, WPS and exporters do to numbers that are too long for them, or begin with a zero. */
export const longNumbers: readonly BadInput[] = [
  damagedRow({ name: "number-scientific", ...noLongerWhole("2.5112E+19"), problems: [destroyed] }),
  damagedRow({ name: "number-scientific-15-digits", ...noLongerWhole("2.51120000099900E+19"), problems: [destroyed] }),
  damagedRow({ name: "number-scientific-lower-case", ...noLongerWhole("2.5112e+19"), problems: [destroyed] }),
  damagedRow({
    name: "number-scientific-with-blanks",
    cells: { digital: " 2.5112E+19 " },
    values: { number: "2.5112E+19" },
    repairs: [stripped],
    problems: [destroyed],
  }),
  damagedRow({
    name: "number-scientific-full-width",
    fault: "F26",
    cells: { digital: "２．５１１２Ｅ＋１９" },
    values: { number: "2.5112E+19" },
    repairs: ["FULL_WIDTH number"],
    problems: [destroyed],
  }),
  damagedRow({
    name: "number-last-five-zeroed",
    ...noLongerWhole("25112000009990000000"),
    problems: ["reject NUMBER_ENDS_IN_ZEROS number"],
  }),
  damagedRow({ name: "number-really-ends-in-four-zeros", ...noLongerWhole("25112000009990010000") }),
  damagedRow({ name: "number-after-an-apostrophe", cells: { digital: `'${whole}` }, repairs: [stripped] }),
  damagedRow({ name: "number-as-a-formula", cells: { digital: `="${whole}"` }, repairs: [stripped] }),
  damagedRow({ name: "number-after-a-tab", cells: { digital: `\t${whole}` }, repairs: [stripped] }),
  damagedRow({ name: "number-before-a-tab", cells: { digital: `${whole}\t` }, repairs: [stripped] }),
  damagedRow({ name: "number-in-groups-of-four", cells: { digital: "2511 2000 0099 9000 0022" }, repairs: [stripped] }),
  damagedRow({
    name: "number-no-break-spaces",
    cells: { digital: `\u00A0${whole}\u00A0` },
    repairs: ["FULL_WIDTH number", stripped],
  }),
  damagedRow({
    name: "number-broken-over-two-lines",
    cells: { digital: `${whole.slice(0, 10)}\n${whole.slice(10)}` },
    repairs: [stripped],
  }),
  damagedRow({ name: "number-after-no", cells: { digital: `No.${whole}` }, repairs: [stripped] }),
  damagedRow({ name: "number-19-digits", ...noLongerWhole("2511200000999000002"), problems: [malformed] }),
  damagedRow({ name: "number-21-digits", ...noLongerWhole(`${whole}0`), problems: [malformed] }),
  damagedRow({ name: "number-with-decimals", ...noLongerWhole(`${whole}.0`), problems: [malformed] }),
  damagedRow({
    name: "number-with-thousands-commas",
    ...noLongerWhole("25,112,000,009,990,000,022"),
    problems: [malformed],
  }),
  damagedRow({ name: "number-negative", ...noLongerWhole(`-${whole}`), problems: [malformed] }),
  damagedRow({ name: "number-overflowed-64-bits", ...noLongerWhole("9223372036854775807"), problems: [malformed] }),
  damagedRow({ name: "number-missing", ...noLongerWhole(""), problems: ["reject NUMBER_REQUIRED number"] }),
  damagedRow({ name: "number-in-words", ...noLongerWhole("见附件"), problems: [malformed] }),
  damagedRow({ name: "number-two-in-one-cell", ...noLongerWhole(`${whole}/${numberOf(23)}`), problems: [malformed] }),
  damagedRow({
    name: "number-of-another-year",
    ...noLongerWhole("24112000009990000022"),
    problems: ["warn NUMBER_YEAR_DIFFERS number"],
  }),
  damagedRow({ name: "number-ninth-series", ...noLongerWhole("25119000009990000022") }),
  damagedRow({
    name: "number-8-digits-in-the-digital-column",
    ...noLongerWhole("00012345"),
    problems: ["reject KIND_DOES_NOT_FIT_NUMBER kind"],
  }),
  damagedRow({
    name: "legacy-sound",
    cells: legacy("011002300111", "00012345"),
    values: legacyValues("011002300111", "00012345"),
  }),
  damagedRow({
    name: "legacy-lost-zeros",
    cells: legacy("11002300111", "12345"),
    values: legacyValues("011002300111", "00012345"),
    repairs: ["PADDED_ZEROS code", "PADDED_ZEROS number"],
  }),
  damagedRow({
    name: "legacy-ten-digit-code",
    cells: { ...legacy("1100171130", "00012345"), kind: "增值税专用发票" },
    values: { ...legacyValues("1100171130", "00012345"), kind: "01" },
  }),
  damagedRow({
    name: "legacy-code-scientific",
    cells: legacy("1.1002E+10", "00012345"),
    values: legacyValues("1.1002E+10", "00012345"),
    problems: ["reject CODE_MALFORMED code"],
  }),
  damagedRow({
    name: "legacy-no-code",
    cells: legacy("", "00012345"),
    values: legacyValues("", "00012345"),
    problems: ["reject CODE_REQUIRED code"],
  }),
  damagedRow({
    name: "legacy-code-of-no-kind",
    cells: legacy("12345678901", "00012345"),
    values: legacyValues("012345678901", "00012345"),
    repairs: ["PADDED_ZEROS code"],
    problems: ["reject CODE_UNKNOWN code"],
  }),
  damagedRow({
    name: "legacy-nine-digit-number",
    cells: legacy("011002300111", "123456789"),
    values: legacyValues("011002300111", "123456789"),
    problems: [malformed],
  }),
  damagedRow({
    name: "legacy-code-and-number-in-one",
    cells: legacy("", "01100230011100012345"),
    values: legacyValues("011002300111", "00012345"),
    repairs: ["SPLIT_CODE_AND_NUMBER number"],
  }),
  damagedRow({
    name: "legacy-18-digits-in-one",
    cells: { ...legacy("", "110017113000012345"), kind: "增值税专用发票" },
    values: { ...legacyValues("1100171130", "00012345"), kind: "01" },
    repairs: ["SPLIT_CODE_AND_NUMBER number"],
  }),
  damagedRow({
    name: "legacy-in-one-without-its-zero",
    cells: legacy("", "1100230011100012345"),
    values: legacyValues("", "1100230011100012345"),
    problems: [malformed],
  }),
  damagedRow({
    name: "legacy-in-one-in-the-digital-column",
    cells: { digital: "01100230011100012345", ...electronic },
    values: legacyValues("011002300111", "00012345"),
    repairs: ["SPLIT_CODE_AND_NUMBER number"],
  }),
  damagedRow({
    name: "legacy-in-one-beside-another-code",
    cells: legacy("011002300104", "01100230011100012345"),
    values: legacyValues("011002300104", "01100230011100012345"),
    problems: [malformed],
  }),
  damagedRow({
    name: "digital-on-paper",
    cells: { code: "1100171130", number: "00012345", kind: "数电纸质发票（增值税专用发票）" },
    values: { code: "1100171130", paperNumber: "00012345", kind: "85" },
  }),
  damagedRow({
    name: "digital-on-paper-lost-zeros",
    cells: { code: "1100171130", number: "12345", kind: "数电纸质发票（增值税专用发票）" },
    values: { code: "1100171130", paperNumber: "00012345", kind: "85" },
    repairs: ["PADDED_ZEROS paperNumber"],
  }),
  damagedRow({ name: "number-in-both-columns", cells: { number: whole } }),
  damagedRow({
    name: "other-numbers-in-both-columns",
    cells: { number: numberOf(23) },
    values: { paperNumber: numberOf(23) },
    problems: ["reject PAPER_NUMBER_MALFORMED paperNumber"],
  }),
  damagedRow({
    name: "digital-with-a-code",
    cells: { code: "1100171130" },
    values: { code: "1100171130" },
    problems: ["warn CODE_ON_DIGITAL code"],
  }),
  damagedRow({
    name: "buyer-id-scientific",
    cells: { buyerId: "9.11101E+17" },
    values: { buyerId: "9.11101E+17" },
    problems: ["reject BUYER_ID_DESTROYED_BY_EXCEL buyer.taxpayerId", "warn TAXPAYER_ID_INVALID buyer.taxpayerId"],
  }),
  damagedRow({
    name: "buyer-id-last-three-zeroed",
    cells: { buyerId: "911103026605015000" },
    values: { buyerId: "911103026605015000" },
    problems: ["reject BUYER_ID_DESTROYED_BY_EXCEL buyer.taxpayerId", "warn TAXPAYER_ID_INVALID buyer.taxpayerId"],
  }),
  damagedRow({
    name: "buyer-id-15-digits",
    cells: { buyerId: "110105123456789" },
    values: { buyerId: "110105123456789" },
    problems: ["warn TAXPAYER_ID_LEGACY buyer.taxpayerId"],
  }),
  damagedRow({
    name: "buyer-id-missing-on-a-special",
    cells: { buyerId: "" },
    values: { buyerId: "" },
    problems: ["reject BUYER_ID_REQUIRED buyer.taxpayerId"],
  }),
  damagedRow({
    name: "buyer-a-person",
    cells: { buyerId: "", buyer: "个人", kind: "数电发票（普通发票）" },
    values: { buyerId: "", buyer: "个人", kind: "82" },
  }),
  damagedRow({
    name: "classification-scientific",
    cells: { classification: "3.0402E+18" },
    values: { classification: "3.0402E+18" },
    problems: ["reject CLASSIFICATION_MALFORMED lines.0.classification"],
  }),
  damagedRow({ name: "classification-missing", cells: { classification: "" }, values: { classification: "" } }),
];
