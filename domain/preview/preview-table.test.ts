import { expect, test } from "vitest";
import { exampleMerchant } from "../example-invoice.ts";
import { textFile } from "../table/example-file.ts";
import { previewTable } from "./preview-table.ts";
import { headingsText, recallColumns } from "./remembered-columns.ts";

const ground = {
  merchantTaxpayerId: exampleMerchant.taxpayerId,
  merchantName: exampleMerchant.name,
  today: "2026-11-22",
};
const head = "数电发票号码,开票日期,发票票种,购买方名称,购方识别号,项目名称,金额,税率,税额,价税合计\n";

test("every row is counted once, and the reasons come with their rows", async () => {
  const rows = [row(1), row(2, { date: "2026-02-30" }), row(1), row(3, { total: "1" }), row(4, { date: "2026/3/5" })];
  const { tally, header, problem } = await previewTable(textFile(head, ...rows, ",,,,,,,,,\n", "合计,,,,,,,,,\n"), {
    choice: {},
    ground,
  });
  expect(problem).toBeNull();
  expect(header?.rowNumber).toBe(1);
  expect(tally.counts).toMatchObject({ rows: 5, ready: 2, needsFix: 2, doubled: 1, repaired: 1, blank: 1, footers: 1 });
  expect(tally.totalFen).toBe(212_00n);
  expect(tally.reasons.map(({ code, count, rows: shown }) => [code, count, shown[0]?.rowNumber])).toEqual([
    ["DATE_MALFORMED", 1, 3],
    ["SUM_DIFFERS", 1, 5],
  ]);
  expect(tally.repairs.map(({ code }) => code)).toEqual(["DATE_FORM"]);
  expect(tally.doubles).toEqual([{ rowNumber: 4, first: 2, key: numberOf(1) }]);
});

test("keeps only some rows of a reason, and counts them all", async () => {
  const rows = Array.from({ length: 400 }, (_, index) => row(index, { date: "?" }));
  const { tally } = await previewTable(textFile(head, ...rows), { choice: {}, ground });
  expect(tally.counts.needsFix).toBe(400);
  expect(tally.reasons[0]).toMatchObject({ code: "DATE_MALFORMED", count: 400 });
  expect(tally.reasons[0]?.rows).toHaveLength(50);
});

test("a row that only leaves things out may be filled from the books, one with a wrong value may not", async () => {
  const bare = "数电发票号码,开票日期\n";
  const file = textFile(bare, `${numberOf(1)},2026-03-05\n`, `${numberOf(2)},2026-13-05\n`, "12,2026-03-05\n");
  const { tally } = await previewTable(file, { choice: {}, ground });
  expect(tally.counts).toMatchObject({ needsFix: 3, mayFill: 1 });
});

test("what has no known headings is shown with what its columns seem to be, and read once that is confirmed", async () => {
  const file = textFile("No,Day,Type,Customer,ID,What,Net,R,VAT,Gross\n", row(1), row(2));
  const unread = await previewTable(file, { choice: {}, ground });
  expect(unread).toMatchObject({ header: null, problem: { code: "HEADER_NOT_FOUND" }, shownSheet: 0 });
  expect(unread.suggested).toMatchObject({ digitalNumber: 0, issuedOn: 1, amount: 6, tax: 8, total: 9 });
  const choice = { headerRow: 1, columns: unread.suggested };
  const { tally } = await previewTable(file, { choice, ground });
  expect(tally.counts).toMatchObject({ rows: 2, ready: 2 });
  const hash = (text: string) => `hash of ${text}`;
  const headings = hash(headingsText(["No ", "Day", "Type", "Customer", "ID", "What", "Net", "R", "VAT", "Gross", ""]));
  expect(recallColumns(unread.look, [{ headings, columns: unread.suggested }], hash)).toEqual(choice);
  expect(recallColumns(unread.look, [{ headings: hash("No"), columns: {} }], hash)).toBeNull();
});

test("a file that breaks off says so and shows what came before", async () => {
  const { tally, problem } = await previewTable(textFile(head, row(1), '"open\n', row(2)), { choice: {}, ground });
  expect(problem?.code).toBe("QUOTE_NOT_CLOSED");
  expect(tally.counts.rows).toBeLessThan(2);
});

function numberOf(serial: number): string {
  return `26112000009990${String(serial).padStart(6, "1")}`;
}

function row(serial: number, { date = "2026-03-05", total = "106.00" } = {}): string {
  const item = "数电发票（普通发票）,北京样例科技有限公司（测试）,91110108MA09XX021Q,*餐饮服务*餐饮服务";
  return `${numberOf(serial)},${date},${item},100.00,6%,6.00,${total}\n`;
}
