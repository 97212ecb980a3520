import type { BadInput, ExpectedRow, Fault, Values } from "./bad-input.ts";

/** The columns of our own template, by what stands in them. */
export const headings = {
  digital: "数电发票号码",
  code: "发票代码",
  number: "发票号码",
  issued: "开票日期",
  kind: "发票票种",
  buyerId: "购方识别号",
  buyer: "购买方名称",
  item: "项目名称",
  classification: "税收分类编码",
  quantity: "数量",
  price: "单价",
  amount: "金额",
  rate: "税率",
  tax: "税额",
  total: "价税合计",
  remark: "备注",
} as const;
export type Column = keyof typeof headings;
export type Cells = Readonly<Record<Column, string>>;

export const columnOrder = Object.keys(headings) as Column[];

/** A sound invoice of invented companies; its serial tells it from others. */
export function soundCells(serial: number): Cells {
  return {
    digital: numberOf(serial),
    code: "",
    number: "",
    issued: "2025-04-28",
    kind: "数电发票（增值税专用发票）",
    buyerId: "91110108MA09XX021Q",
    buyer: "北京样例科技有限公司（测试）",
    item: "*信息技术服务*技术服务费",
    classification: "3040203000000000000",
    quantity: "1",
    price: "1000.00",
    amount: "1000.00",
    rate: "0.06",
    tax: "60.00",
    total: "1060.00",
    remark: "",
  };
}

export function numberOf(serial: number): string {
  return `2511200000999000${String(serial).padStart(4, "0")}`;
}

/** What a reader must make of `soundCells`. */
export function soundValues(serial: number, changes: Partial<Values> = {}): Values {
  const values = {
    number: numberOf(serial),
    code: "",
    paperNumber: "",
    checkCode: "",
    issued: "2025-04-28",
    kind: "81",
    sellerId: "",
    sellerName: "",
    buyerId: "91110108MA09XX021Q",
    buyer: "北京样例科技有限公司（测试）",
    amount: "1000.00",
    tax: "60.00",
    total: "1060.00",
    blueNumber: "",
    confirmation: "",
    drawer: "",
    remark: "",
    item: "*信息技术服务*技术服务费",
    classification: "3040203000000000000",
    specification: "",
    unit: "",
    quantity: "1",
    price: "1000.00",
    rate: "0.06",
    ...changes,
  };
  return { ...values, lines: changes.lines ?? `${values.amount}/${values.tax}/00` };
}

export function soundRow(row: number, serial: number): ExpectedRow {
  return readRow(row, soundValues(serial));
}

export function readRow(
  row: number,
  values: Values,
  { repairs = [], problems = [] }: Partial<Pick<ExpectedRow, "repairs" | "problems">> = {},
): ExpectedRow {
  return { row, kind: "data", values, repairs, problems };
}

export function noInvoice(row: number, kind: "part" | "blank" | "footer"): ExpectedRow {
  return { row, kind, values: null, repairs: [], problems: [] };
}

export type Damage = {
  readonly name: string;
  readonly fault?: Fault;
  /** What stands in the row instead of the sound cells. */
  readonly cells: Partial<Cells>;
  /** What is read where it is not the sound value: a full recovery leaves this out. */
  readonly values?: Partial<Values>;
  readonly repairs?: readonly string[];
  readonly problems?: readonly string[];
};

/** A damaged row between two sound ones, which it must not touch, as a CSV file. */
export function damagedRow({ name, fault = "§5", cells, values, repairs = [], problems = [] }: Damage): BadInput {
  return {
    name,
    fault,
    file: `${name}.csv`,
    bytes: () => utf8(csvText([soundCells(11), { ...soundCells(22), ...cells }, soundCells(33)])),
    expected: {
      refused: null,
      rows: [soundRow(2, 11), readRow(3, soundValues(22, values), { repairs, problems }), soundRow(4, 33)],
    },
  };
}

type CsvForm = {
  readonly delimiter?: string;
  readonly newline?: string;
  readonly columns?: readonly Column[];
  readonly head?: readonly string[];
};

/** Headings and rows, quoted only where they must be. */
export function csvText(
  rows: readonly Cells[],
  { delimiter = ",", newline = "\r\n", columns = columnOrder, head }: CsvForm = {},
): string {
  const records = [head ?? columns.map((column) => headings[column]), ...rows.map((row) => columns.map((c) => row[c]))];
  const lines = records.map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter));
  return `${lines.join(newline)}${newline}`;
}

export function quoted(cell: string, delimiter = ","): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
