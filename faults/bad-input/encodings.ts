import { type BadInput, type Expected, type Fault, refusedFile } from "./bad-input.ts";
import { encodeText, utf16 } from "./encode-text.ts";
import {
  csvText,
  headings,
  joined,
  noInvoice,
  readRow,
  soundCells,
  soundRow,
  soundValues,
  utf8,
} from "./example-table.ts";

const plain = csvText([soundCells(11), soundCells(22)]);
const tabbed = csvText([soundCells(11), soundCells(22)], { delimiter: "\t" });
const twoRows = [soundRow(2, 11), soundRow(3, 22)];
const rareBuyer = { ...soundCells(22), buyer: "北京𠮷野㐂面馆（测试）" };
const rareRows = [soundRow(2, 11), readRow(3, soundValues(22, { buyer: rareBuyer.buyer }))];

/** F22: what editors, Excel, WPS and old systems write a list in; and what breaks when two of them have had it. */
export const encodings: readonly BadInput[] = [
  file("utf-8", () => utf8(plain), readsAs("utf-8")),
  file("utf-8-bom", () => utf8(`\uFEFF${plain}`), readsAs("utf-8")),
  file("utf-8-two-boms", () => utf8(`\uFEFF\uFEFF${plain}`), readsAs("utf-8")),
  file("gbk-of-an-old-excel", () => encodeText(plain, "gb18030"), readsAs("gb18030")),
  file("gb18030-with-rare-characters", () => encodeText(csvText([soundCells(11), rareBuyer]), "gb18030"), {
    refused: null,
    encoding: "gb18030",
    rows: rareRows,
  }),
  file("utf-8-with-rare-characters", () => utf8(csvText([soundCells(11), rareBuyer])), {
    refused: null,
    rows: rareRows,
  }),
  file("utf-16le-unicode-text", () => utf16(`\uFEFF${tabbed}`, "little"), readsAs("utf-16le", "\t"), "txt"),
  file("utf-16be-bom", () => utf16(`\uFEFF${tabbed}`, "big"), readsAs("utf-16be", "\t"), "txt"),
  file("utf-16le-without-bom", () => utf16(plain, "little"), readsAs("utf-16le")),
  file("utf-16be-without-bom", () => utf16(plain, "big"), readsAs("utf-16be")),
  file(
    "utf-16le-rare-characters",
    () => utf16(`\uFEFF${csvText([soundCells(11), rareBuyer], { delimiter: "\t" })}`, "little"),
    { refused: null, rows: rareRows },
    "txt",
  ),
  file("cr-only-line-ends", () => utf8(csvText([soundCells(11), soundCells(22)], { newline: "\r" })), readsAs("utf-8")),
  file("lf-and-crlf-mixed", () => utf8(plain.replace("\r\n", "\n")), readsAs("utf-8")),
  file("no-newline-at-the-end", () => utf8(plain.trimEnd()), readsAs("utf-8")),
  file("blank-lines-at-the-end", () => utf8(`${plain}\r\n\r\n`), {
    refused: null,
    rows: [...twoRows, noInvoice(4, "blank"), noInvoice(5, "blank")],
  }),
  file("dos-end-of-file-mark", () => utf8(`${plain}\x1A`), {
    refused: null,
    rows: [...twoRows, noInvoice(4, "blank")],
  }),
  file("two-files-joined-bom-in-the-middle", () => utf8(`\uFEFF${plain}\uFEFF${csvText([soundCells(33)])}`), {
    refused: null,
    rows: [...twoRows, noInvoice(4, "footer"), soundRow(5, 33)],
  }),
  file("character-across-the-64-kb-border", () => long("utf-8"), longReading("utf-8")),
  file("gbk-character-across-the-64-kb-border", () => long("gb18030"), longReading("gb18030")),
  file("utf-8-broken-byte", () => broken(Uint8Array.of(0xff), "utf-8"), brokenAtRow3("UTF-8")),
  file("utf-8-cut-character", () => broken(Uint8Array.of(0xe5, 0x8c), "utf-8"), brokenAtRow3("UTF-8")),
  file("utf-8-overlong-slash", () => broken(Uint8Array.of(0xc0, 0xaf), "utf-8"), brokenAtRow3("UTF-8")),
  file("utf-8-beyond-unicode", () => broken(Uint8Array.of(0xf5, 0x80, 0x80, 0x80), "utf-8"), brokenAtRow3("UTF-8")),
  file("gbk-broken-byte", () => broken(Uint8Array.of(0xff), "gb18030"), brokenAtRow3("GB18030")),
  file("gbk-latin-1-letter", () => broken(Uint8Array.of(0xe9), "gb18030"), brokenAtRow3("GB18030")),
  file("utf-8-then-a-gbk-row", () => mixed("utf-8", soundCells(22).buyer), brokenAtRow3("UTF-8")),
  file("gbk-then-a-utf-8-row", () => mixed("gb18030", soundCells(22).buyer), brokenAtRow3("GB18030")),
  file("gbk-then-a-utf-8-row-even", () => mixed("gb18030", "北京样例"), brokenAtRow3("GB18030")),
  file(
    "utf-16le-cut-in-a-character",
    () => utf16(`\uFEFF${tabbed}`, "little").slice(0, -3),
    brokenAt("UTF-16LE", "3"),
    "txt",
  ),
  file("utf-16le-lone-surrogate", () => lonelyWide(), brokenAtRow3("UTF-16LE"), "txt", "F21"),
  file(
    "utf-8-encoded-surrogate",
    () => broken(Uint8Array.of(0xed, 0xa0, 0x80), "utf-8"),
    brokenAtRow3("UTF-8"),
    "csv",
    "F21",
  ),
  file("big5-of-taiwan", () => encodeText("數電發票號碼,開票日期\r\n25112000009990000011,2025-04-28\r\n", "big5"), {
    ...refusedFile("HEADER_NOT_FOUND"),
    rows: [],
  }),
  file("ascii-only", () => utf8("invoice,date\r\n25112000009990000011,2025-04-28\r\n"), {
    ...refusedFile("HEADER_NOT_FOUND", { seen: "invoice date" }),
    rows: [],
  }),
  file(
    "characters-lost-before-us",
    () => utf8(csvText([soundCells(11), { ...soundCells(22), buyer: "北京\uFFFD\uFFFD公司" }])),
    {
      refused: null,
      rows: [
        soundRow(2, 11),
        readRow(3, soundValues(22, { buyer: "北京\uFFFD\uFFFD公司" }), {
          problems: ["reject TEXT_UNREADABLE buyer.name"],
        }),
      ],
    },
  ),
];

function file(
  name: string,
  bytes: () => Uint8Array,
  expected: Expected,
  ending = "csv",
  fault: Fault = "F22",
): BadInput {
  return { name, fault, file: `${name}.${ending}`, bytes, expected };
}

function readsAs(encoding: string, delimiter = ","): Expected {
  return { refused: null, encoding, delimiter, rows: twoRows };
}

function brokenAtRow3(encoding: string): Expected {
  return brokenAt(encoding, "3");
}

function brokenAt(encoding: string, row: string): Expected {
  return { ...refusedFile("TEXT_BROKEN", { encoding, row }), rows: [soundRow(2, 11)] };
}

/** Bytes that are no character, in the buyer of the second row. */
function broken(bytes: Uint8Array, encoding: "utf-8" | "gb18030"): Uint8Array {
  const text = csvText([soundCells(11), { ...soundCells(22), buyer: "北京§样例" }]);
  const [before = "", after = ""] = text.split("§");
  return joined(encode(before, encoding), bytes, encode(after, encoding));
}

/** What an editor appends to a list that was written in another encoding. */
function mixed(first: "utf-8" | "gb18030", buyer: string): Uint8Array {
  const [, row = ""] = csvText([{ ...soundCells(22), buyer }]).split("\r\n");
  const other = first === "utf-8" ? "gb18030" : "utf-8";
  return joined(encode(csvText([soundCells(11)]), first), encode(`${row}\r\n`, other));
}

function lonelyWide(): Uint8Array {
  const cells = { ...soundCells(22), buyer: "北京\uD842面馆" };
  return utf16(`\uFEFF${csvText([soundCells(11), cells], { delimiter: "\t" })}`, "little");
}

/** Buyers are long enough that the 65,536th byte falls into the middle of one. */
function long(encoding: "utf-8" | "gb18030"): Uint8Array {
  const rows = Array.from({ length: 400 }, (_, index) => ({
    ...soundCells(index + 11),
    buyer: "北京样例".repeat(40),
  }));
  const text = csvText(rows);
  const bytes = encode(text, encoding);
  const border = bytes[65_535] ?? 0;
  return border < 0x80 ? encode(text.replace(headings.remark, "备注："), encoding) : bytes;
}

function longReading(encoding: string): Expected {
  const totals = { data: 400, part: 0, blank: 0, footer: 0, accepted: 400, yuan: "424000.00" };
  return { refused: null, encoding, totals };
}

function encode(text: string, encoding: "utf-8" | "gb18030"): Uint8Array {
  return encoding === "utf-8" ? utf8(text) : encodeText(text, "gb18030");
}
