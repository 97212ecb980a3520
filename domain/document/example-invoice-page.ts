import type { PdfText } from "./example-pdf.ts";

type PrintedInvoice = {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly buyer: readonly [name: string, taxpayerId: string];
  readonly seller: readonly [name: string, taxpayerId: string];
  readonly lines: readonly (readonly [
    name: string,
    quantity: string,
    price: string,
    amount: string,
    rate: string,
    tax: string,
  ])[];
  readonly sums: readonly [amount: string, tax: string, total: string];
  readonly remark: string;
};

/** Invented, in the words and the order of the real ones. */
export const printedInvoice: PrintedInvoice = {
  title: "电子发票（增值税专用发票）",
  number: "25112000009990000011",
  date: "2025年04月28日",
  buyer: ["北京样例科技有限公司（测试）", "91110108MA09XX021Q"],
  seller: ["北京样例商贸有限公司（测试）", "91110105MA09XX013J"],
  lines: [
    ["*信息技术服务*技术服务费", "1", "600.00", "600.00", "6%", "36.00"],
    ["*信息技术服务*其他", "2", "200", "400.00", "6%", "24.00"],
  ],
  sums: ["¥1000.00", "¥60.00", "¥1060.00"],
  remark: "",
};

/** The page of a 数电票 as its PDF has it: all labels first, then all values (`domain.md` §6.4). */
export function invoicePage(invoice: Partial<PrintedInvoice> = {}): PdfText[] {
  const { title, number, date, buyer, seller, lines, sums, remark } = { ...printedInvoice, ...invoice };
  return [...invoiceLabels(title), ...invoiceValues({ number, date, buyer, seller, lines, sums, remark })];
}

export function invoiceLabels(title: string): PdfText[] {
  return [
    [80, 15, title, 18],
    [180, 14, "发票号码："],
    [180, 20, "开票日期："],
    ...[..."购买方信息"].map((letter, index): PdfText => [6, 32 + index * 4, letter]),
    [12, 34, "名称："],
    [12, 44, "统一社会信用代码/纳税人识别号："],
    ...[..."销售方信息"].map((letter, index): PdfText => [121, 32 + index * 4, letter]),
    [127, 34, "名称："],
    [127, 44, "统一社会信用代码/纳税人识别号："],
    ...Object.entries({
      20: "项目名称",
      58: "规格型号",
      82: "单 位",
      104: "数 量",
      128: "单 价",
      160: "金 额",
      178: "税率/征收率",
      220: "税 额",
    }).map(([x, label]): PdfText => [Number(x), 55, label]),
    [20, 98, "合"],
    [40, 98, "计"],
    [20, 106, "价税合计（大写）"],
    [165, 106, "（小写）"],
    ...[..."备注"].map((letter, index): PdfText => [6, 114 + index * 6, letter]),
    [20, 132, "开票人："],
  ];
}

export function invoiceValues({
  number,
  date,
  buyer,
  seller,
  lines,
  sums,
  remark,
}: Omit<PrintedInvoice, "title">): PdfText[] {
  const [amount, tax, total] = sums;
  return [
    [201, 14, number],
    [201, 20, date],
    [23, 34, buyer[0]],
    [64, 44, buyer[1]],
    [138, 34, seller[0]],
    [180, 44, seller[1]],
    [148, 98, amount],
    [214, 98, tax],
    [60, 106, "壹仟零陆拾圆整"],
    [180, 106, total],
    ...lines.flatMap(([name, quantity, price, figure, rate, lineTax], index): PdfText[] => {
      const y = 61 + index * 6;
      return [
        [8, y, name],
        [106, y, quantity],
        [126, y, price],
        [158, y, figure],
        [183, y, rate],
        [218, y, lineTax],
      ];
    }),
    [14, 116, remark],
    [34, 132, "测试员"],
  ];
}
