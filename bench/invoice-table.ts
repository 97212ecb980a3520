import { gb18030 } from "#e2e/fixtures/gb18030.ts";

export type TableEncoding = "utf-8" | "gb18030";

/** Rows are made and written so many at a time. */
const rowsPerPiece = 1_000;

const headings =
  "数电发票号码,发票代码,发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,项目名称,数量,金额,税率,税额,价税合计,发票票种,备注";
export const benchMerchant = { taxpayerId: "91110105MA09XX013J", name: "北京样例商贸有限公司（测试）" };
const buyers = [
  ["91110108MA09XX021Q", "北京样例科技有限公司（测试）"],
  ["92110112MA09XX0561", "北京通州样例便利店（个体工商户，测试）"],
  ["", "个人"],
] as const;
const items = [
  ["*信息技术服务*技术服务费", "6%", 0.06],
  ["*餐饮服务*餐费", "6%", 0.06],
  ["*办公用品*打印纸 A4 70g", "13%", 0.13],
  ["*运输服务*国内运费", "9%", 0.09],
  ["*现代服务*会议室场地使用费（含设备）", "1%", 0.01],
] as const;
const units = ["一部", "二部", "三部", "四部", "五部", "六部", "七部"];

/**
 * An issuing software's export as CSV of 16 columns, a piece at a time: of 32 rows one is an invoice of the old kind with
 * code and 8 digits, one is damaged, one has a remark in quotes.
 */
export function* invoiceTable(rows: number, encoding: TableEncoding): Generator<Uint8Array> {
  const encode = encoding === "utf-8" ? (text: string) => new TextEncoder().encode(text) : gb18030;
  yield encode(`${headings}\r\n`);
  for (let first = 0; first < rows; first += rowsPerPiece) {
    const count = Math.min(rowsPerPiece, rows - first);
    yield encode(`${Array.from({ length: count }, (_, index) => rowText(first + index)).join("\r\n")}\r\n`);
  }
}

function rowText(serial: number): string {
  const cells = rowOf(serial);
  if (serial % 32 === 5) damage(cells, Math.floor(serial / 32));
  return cells.join(",");
}

/** Scattered over its range by a prime, so that neighbours differ. */
function scattered(serial: number, range: number): number {
  return (serial * 7_919) % range;
}

function rowOf(serial: number): string[] {
  const [buyerId, buyerName] = buyers[scattered(serial, 7) % 3] ?? buyers[0];
  const [item, rate, share] = items[scattered(serial, 5)] ?? items[0];
  const isOld = serial % 32 === 9;
  const number = String(serial).padStart(8, "0");
  const fen = 1_000 + scattered(serial, 999_983);
  const tax = Math.round(fen * share);
  const quantity = 1 + (serial % 12);
  const special = buyerId !== "" && serial % 2 === 0;
  return [
    isOld ? "" : `2611200${String(serial).padStart(12, "0")}7`,
    isOld ? (special ? "011002300113" : "011002300111") : "",
    isOld ? number : "",
    benchMerchant.taxpayerId,
    benchMerchant.name,
    buyerId,
    buyerName === "个人" ? "个人" : `${buyerName}${units[serial % units.length]}`,
    `2026-${two(1 + (serial % 10))}-${two(1 + (serial % 28))} ${two(8 + (serial % 12))}:${two(serial % 60)}:${two(scattered(serial, 60))}`,
    item,
    String(quantity),
    yuan(fen),
    rate,
    yuan(tax),
    yuan(fen + tax),
    isOld
      ? special
        ? "增值税电子专用发票"
        : "增值税电子普通发票"
      : special
        ? "数电发票（增值税专用发票）"
        : "数电发票（普通发票）",
    serial % 32 === 20 ? `"订单 ${number}, 第 ${serial % 9} 批"` : serial % 3 === 0 ? `订单 ${number}` : "",
  ];
}

/** One damage of the catalogue after the other. */
function damage(cells: string[], nth: number): void {
  const amount = cells[10] ?? "";
  const damages: Readonly<Record<number, string>>[] = [
    { 0: "2.6112E+19" },
    { 10: `"￥${amount.replace(/\B(?=(\d{3})+(?=\.))/g, ",")}"` },
    { 7: "2026/4/8 9:05" },
    { 13: "" },
    { 5: "91110108MA09XX021O" },
    { 0: `\t${cells[0]}`, 6: ` ${cells[6]}　` },
    { 10: [...amount].map((figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0)).join("") },
    { 12: "0.01" },
    { 14: "什么票" },
    { 7: "2026-13-01" },
  ];
  for (const [index, text] of Object.entries(damages[nth % damages.length] ?? {})) cells[Number(index)] = text;
}

function yuan(fen: number): string {
  const digits = String(fen).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function two(figure: number): string {
  return String(figure).padStart(2, "0");
}
