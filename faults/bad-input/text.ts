import { type BadInput, refusedFile } from "./bad-input.ts";
import { utf16 } from "./encode-text.ts";
import {
  csvText,
  type Damage,
  damagedRow,
  numberOf,
  readRow,
  soundCells,
  soundRow,
  soundValues,
  utf8,
} from "./example-table.ts";

const whole = numberOf(22);
const fullWidth = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const malformed = "reject NUMBER_MALFORMED number";
const stripped = (field: string) => `STRIPPED_MARKS ${field}`;

/** F26: what looks like a figure, a letter or nothing at all. */
const lookAlikes: readonly Damage[] = [
  { name: "number-full-width", cells: { digital: fullWidth(whole) }, repairs: ["FULL_WIDTH number"] },
  {
    name: "number-half-full-width",
    cells: { digital: whole.slice(0, 12) + fullWidth(whole.slice(12)) },
    repairs: ["FULL_WIDTH number"],
  },
  {
    name: "number-zero-width-space",
    cells: { digital: `${whole.slice(0, 8)}\u200B${whole.slice(8)}` },
    repairs: [stripped("number")],
  },
  { name: "number-bom-before-it", cells: { digital: `\uFEFF${whole}` }, repairs: [stripped("number")] },
  { name: "number-right-to-left-mark", cells: { digital: `\u200F${whole}` }, repairs: [stripped("number")] },
  {
    name: "number-right-to-left-override",
    cells: { digital: `\u202E${whole}\u202C` },
    repairs: [stripped("number")],
  },
  { name: "number-isolated-direction", cells: { digital: `\u2066${whole}\u2069` }, repairs: [stripped("number")] },
  { name: "number-word-joiner", cells: { digital: `${whole}\u2060` }, repairs: [stripped("number")] },
  {
    name: "number-letter-o",
    cells: { digital: whole.replaceAll("0", "O") },
    values: { number: whole.replaceAll("0", "O") },
    problems: [malformed],
  },
  {
    name: "number-letter-l",
    cells: { digital: whole.replaceAll("1", "l") },
    values: { number: whole.replaceAll("1", "l") },
    problems: [malformed],
  },
  {
    name: "number-ideographic-zero",
    cells: { digital: whole.replaceAll("0", "〇") },
    values: { number: whole.replaceAll("0", "〇") },
    problems: [malformed],
  },
  {
    name: "number-arabic-indic",
    cells: { digital: [...whole].map((c) => String.fromCharCode(0x660 + Number(c))).join("") },
    values: { number: [...whole].map((c) => String.fromCharCode(0x660 + Number(c))).join("") },
    problems: [malformed],
  },
  {
    name: "number-cyrillic-o",
    cells: { digital: whole.replaceAll("0", "О") },
    values: { number: whole.replaceAll("0", "О") },
    problems: [malformed],
  },
  { name: "buyer-id-lower-case", cells: { buyerId: "91110108ma09xx021q" }, repairs: ["UPPER_CASE buyer.taxpayerId"] },
  {
    name: "buyer-id-full-width",
    cells: { buyerId: fullWidth("91110108MA09XX021Q") },
    repairs: ["FULL_WIDTH buyer.taxpayerId"],
  },
  {
    name: "buyer-id-zero-width",
    cells: { buyerId: "91110108\u200DMA09XX021Q" },
    repairs: [stripped("buyer.taxpayerId")],
  },
  {
    name: "buyer-id-letter-o-whose-check-digit-then-holds",
    cells: { buyerId: "91110108MAO9XXO21Q" },
    values: { buyerId: "91110108MAO9XXO21Q" },
    problems: ["warn TAXPAYER_ID_LOOKALIKE buyer.taxpayerId"],
  },
  {
    name: "buyer-id-letter-o-in-the-check-character",
    cells: { buyerId: "91110108MA09XX021O" },
    values: { buyerId: "91110108MA09XX021O" },
    problems: ["warn TAXPAYER_ID_INVALID buyer.taxpayerId"],
  },
  {
    name: "buyer-id-cyrillic-a",
    cells: { buyerId: "91110108MА09XX021Q" },
    values: { buyerId: "91110108MА09XX021Q" },
    problems: ["warn TAXPAYER_ID_INVALID buyer.taxpayerId"],
  },
  {
    name: "buyer-name-look-alike-han",
    cells: { buyer: "北亰样例科技有限公司（测试）" },
    values: { buyer: "北亰样例科技有限公司（测试）" },
  },
  {
    name: "buyer-name-compatibility-han",
    cells: { buyer: "北京樣例\uF9D1里面馆" },
    values: { buyer: "北京樣例\uF9D1里面馆" },
  },
  {
    name: "buyer-name-kangxi-radicals",
    cells: { buyer: "⼤兴样例商店" },
    values: { buyer: "⼤兴样例商店" },
  },
  { name: "buyer-name-half-width-brackets", cells: { buyer: "北京样例(测试)" }, values: { buyer: "北京样例(测试)" } },
  {
    name: "buyer-name-zero-width",
    cells: { buyer: "北京\u200B样例科技有限公司（测试）" },
    repairs: [stripped("buyer.name")],
  },
  {
    name: "buyer-name-bidi-disguise",
    cells: { buyer: "\u202E）试测（司公限有技科例样京北" },
    values: { buyer: "）试测（司公限有技科例样京北" },
    repairs: [stripped("buyer.name")],
  },
  {
    name: "buyer-name-ideographic-blanks",
    cells: { buyer: "\u3000北京样例科技有限公司（测试）\u3000" },
    repairs: [stripped("buyer.name")],
  },
  {
    name: "buyer-name-with-a-variation-selector",
    cells: { buyer: "北京葛\u{E0100}城样例" },
    values: { buyer: "北京葛\u{E0100}城样例" },
  },
  {
    name: "buyer-name-joined-emoji",
    cells: { buyer: "北京👨\u200D👩\u200D👧样例" },
    values: { buyer: "北京👨👩👧样例" },
    repairs: [stripped("buyer.name")],
  },
  {
    name: "remark-zalgo",
    cells: { remark: `订${"\u0301".repeat(60)}单` },
    values: { remark: `订${"\u0301".repeat(60)}单` },
  },
  {
    name: "remark-with-escape-sequences",
    fault: "F21",
    cells: { remark: "订单\u001B[2J\u0007" },
    values: { remark: "订单\u001B[2J\u0007" },
  },
  {
    name: "buyer-name-markup",
    cells: { buyer: "<script>alert(1)</script>" },
    values: { buyer: "<script>alert(1)</script>" },
  },
  {
    name: "buyer-name-quotes",
    cells: { buyer: '北京"样例"\'; DROP TABLE--' },
    values: { buyer: '北京"样例"\'; DROP TABLE--' },
  },
  {
    name: "buyer-name-301-characters",
    fault: "F36",
    cells: { buyer: "样".repeat(301) },
    values: { buyer: "样".repeat(301) },
    problems: ["reject TEXT_TOO_LONG buyer.name"],
  },
  { name: "buyer-name-300-characters", cells: { buyer: "样".repeat(300) }, values: { buyer: "样".repeat(300) } },
];

/** F21: what no database keeps. The row is refused and named; its neighbours go their way. */
const unstorable: readonly BadInput[] = [
  {
    name: "nul-in-a-name",
    fault: "F21",
    file: "nul-in-a-name.csv",
    bytes: () => utf8(csvText([soundCells(11), { ...soundCells(22), buyer: "北京\0样例" }, soundCells(33)])),
    expected: {
      refused: null,
      rows: [
        soundRow(2, 11),
        readRow(3, soundValues(22, { buyer: "北京\u2400样例" }), { problems: ["reject TEXT_UNREADABLE row"] }),
        soundRow(4, 33),
      ],
    },
  },
  {
    name: "nul-in-a-number",
    fault: "F21",
    file: "nul-in-a-number.csv",
    bytes: () => utf8(csvText([soundCells(11), { ...soundCells(22), digital: `${whole}\0` }, soundCells(33)])),
    expected: {
      refused: null,
      rows: [
        soundRow(2, 11),
        readRow(3, soundValues(22, { number: `${whole}\u2400` }), {
          problems: ["reject TEXT_UNREADABLE row", malformed],
        }),
        soundRow(4, 33),
      ],
    },
  },
  {
    name: "nul-as-padding-of-an-old-cobol-list",
    fault: "F21",
    file: "nul-as-padding.csv",
    bytes: () => utf8(csvText([soundCells(11), { ...soundCells(22), remark: "\0".repeat(20) }])),
    expected: refusedFile("FILE_NOT_TEXT"),
  },
  {
    name: "nul-in-utf-16",
    fault: "F21",
    file: "nul-in-utf-16.txt",
    bytes: () => {
      const cells = { ...soundCells(22), remark: "订单\0" };
      return utf16(`\uFEFF${csvText([soundCells(11), cells], { delimiter: "\t" })}`, "little");
    },
    expected: {
      refused: null,
      rows: [
        soundRow(2, 11),
        readRow(3, soundValues(22, { remark: "订单\u2400" }), { problems: ["reject TEXT_UNREADABLE row"] }),
      ],
    },
  },
];

export const text: readonly BadInput[] = [
  ...lookAlikes.map((damage) => damagedRow({ fault: "F26", ...damage })),
  ...unstorable,
];
