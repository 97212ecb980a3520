import { z } from "zod";
import { type InvoiceKind, invoiceKindCodes, invoiceKinds, kindOfCode } from "./invoice-kind.ts";
import { parseYuan, yuanText } from "./money.ts";
import { isBusinessDate, isMoment, isTimeOfDay } from "./period.ts";
import { normalizeTaxpayerId } from "./taxpayer.ts";

/** A quantity or a unit price, or none: of at most 25 characters. */
export const decimalPattern = /^(?:-?\d{1,16}(?:\.\d{1,13})?)?$/;
export const classificationPattern = /^(?:\d{19})?$/;

/**
 * The one schema of an invoice. In: text fields, as a form, a file row, the API or the database writes them
 * (yuan as decimal text). Out: `Invoice` with fen. Messages are Problem codes. Lengths: 乐企 QDFPSC.
 */
const yuan = z.string().transform((text, context) => {
  const fen = parseYuan(text);
  if (fen !== null) return fen;
  context.addIssue({ code: "custom", message: text === "" ? "AMOUNT_REQUIRED" : "AMOUNT_MALFORMED" });
  return z.NEVER;
});

const decimalText = z.string().regex(decimalPattern, "QUANTITY_MALFORMED").max(25, "TEXT_TOO_LONG");
const text = (limit: number) =>
  z.string().trim().max(limit, "TEXT_TOO_LONG").refine(isStorable, { error: "TEXT_UNREADABLE" });
const party = (nameRequired: boolean) =>
  z.object({
    taxpayerId: z
      .string()
      .overwrite(normalizeTaxpayerId)
      .max(20, "TEXT_TOO_LONG")
      .refine(isStorable, { error: "TEXT_UNREADABLE" }),
    name: nameRequired ? text(300).min(1, "NAME_REQUIRED") : text(300),
  });

export const invoiceLineSchema = z.object({
  /** 项目名称 as printed, `*信息技术服务*技术服务费`. */
  name: text(600).min(1, "LINE_NAME_REQUIRED"),
  /** 税收分类编码, 19 digits; an OFD does not carry it. */
  classification: z.string().regex(classificationPattern, "CLASSIFICATION_MALFORMED"),
  specification: text(150),
  unit: text(300),
  quantity: decimalText,
  unitPrice: decimalText,
  amount: yuan,
  /** `0.13`, or one of 免税 / 不征税 / `***` / empty. */
  rate: text(10),
  tax: yuan,
  /** 00 normal, 01 discount line, 02 discounted line (乐企 fphxz). */
  nature: z.enum(["00", "01", "02"]),
});

export const redLetterSchema = z.object({
  /** The blue invoice it reverses: 20 digits, or code + number of a 税控 invoice. */
  blueNumber: text(20),
  /** 红字发票信息确认单编号 (20 digits) or 信息表编号 (16 digits). */
  confirmationNumber: text(20),
  /** 确认单 uuid, 32 characters; 乐企 hzqrduuid. */
  confirmationId: text(32),
});

export const invoiceSchema = z
  .object({
    kind: z.enum(invoiceKindCodes, { error: "KIND_UNKNOWN" }),
    /** 20 digits (数电), or the 8 digits of a 税控 invoice. */
    number: z
      .string()
      .refine((number) => numberFault(number) === null, { error: ({ input }) => numberFault(`${input}`) }),
    /** 发票代码, 10 or 12 digits; empty on a 数电票. */
    code: text(20),
    /** The 8 printed digits of a 数电纸票; empty otherwise. */
    paperNumber: z.string().regex(/^(\d{8})?$/, "PAPER_NUMBER_MALFORMED"),
    /** 校验码, 20 digits; empty where the kind has none. */
    checkCode: z.string().regex(/^(\d{20})?$/, "CHECK_CODE_MALFORMED"),
    issuedOn: z.string().refine(isBusinessDate, { error: "DATE_MALFORMED" }),
    /** `HH:mm:ss`, or empty where only the date is known. */
    issuedTime: z.string().refine((time) => time === "" || isTimeOfDay(time), { error: "TIME_MALFORMED" }),
    seller: party(true),
    buyer: party(false),
    amount: yuan,
    tax: yuan,
    total: yuan,
    red: redLetterSchema.nullable(),
    /** When a 税控 invoice was voided: `YYYY-MM-DD`, or `YYYY-MM-DD HH:mm:ss`; empty on one that stands. */
    voidedAt: z
      .string()
      .refine((voidedAt) => voidedAt === "" || isMoment(voidedAt), { error: "VOID_DATE_MALFORMED" })
      .default(""),
    drawer: text(150),
    remark: text(450),
    lines: z.array(invoiceLineSchema).max(2000, "TOO_MANY_LINES"),
  })
  .refine((invoice) => codeFault(invoice) === null, {
    path: ["code"],
    error: ({ input }) => codeFault(input as Identified),
  })
  .refine(kindFits, { path: ["kind"], error: "KIND_DOES_NOT_FIT_NUMBER" });

/** Field values as text: what forms edit, files say, wires and the database carry. */
export type InvoiceText = z.input<typeof invoiceSchema>;
export type Invoice = z.output<typeof invoiceSchema>;
export type InvoiceLine = Invoice["lines"][number];
export type InvoiceLineText = InvoiceText["lines"][number];

/**
 * What makes one invoice the same invoice everywhere: the 20-digit number, or code + number.
 * Both are digits only and cannot meet: a 数电 number starts with its year (≥ 21), a code never does.
 */
export type InvoiceKey = string;

export function invoiceKey(invoice: Pick<InvoiceText, "number" | "code">): InvoiceKey {
  return invoice.number.length === 20 ? invoice.number : `${invoice.code}${invoice.number}`;
}

export function isInvoiceKey(key: string): key is InvoiceKey {
  return /^(\d{18}|\d{20})$/.test(key);
}

export function isDigital(invoice: Pick<InvoiceText, "number">): boolean {
  return invoice.number.length === 20;
}

/** The inverse of the schema: `Invoice` → text fields. */
export function invoiceText(invoice: Invoice): InvoiceText {
  return {
    ...invoice,
    amount: yuanText(invoice.amount),
    tax: yuanText(invoice.tax),
    total: yuanText(invoice.total),
    lines: invoice.lines.map((line) => ({ ...line, amount: yuanText(line.amount), tax: yuanText(line.tax) })),
  };
}

/** Text fields of an invoice about which nothing is known yet: where readers and forms begin. */
export function blankInvoiceText(): Omit<InvoiceText, "kind"> & { kind: InvoiceText["kind"] | "" } {
  return {
    kind: "",
    number: "",
    code: "",
    paperNumber: "",
    checkCode: "",
    issuedOn: "",
    issuedTime: "",
    seller: { taxpayerId: "", name: "" },
    buyer: { taxpayerId: "", name: "" },
    amount: "",
    tax: "",
    total: "",
    red: null,
    voidedAt: "",
    drawer: "",
    remark: "",
    lines: [],
  };
}

/** An invoice being put together from a file, a form or a QR code: any field may still be empty. */
export type InvoiceDraft = ReturnType<typeof blankInvoiceText>;

type Identified = { readonly kind: InvoiceKind | ""; readonly number: string; readonly code: string };

/** What is wrong with the code, seen beside number and kind; the kind may still be unknown. */
export function codeFault(invoice: Identified): string | null {
  const { kind, number, code } = invoice;
  if (number.length !== 8 || !kindFits(invoice)) return null;
  if (code === "") return "CODE_REQUIRED";
  if (!/^(\d{10}|\d{12})$/.test(code)) return "CODE_MALFORMED";
  return kindOfCode(code) === null && kind !== "03" ? "CODE_UNKNOWN" : null;
}

/** 20 digits belong to a 数电票, 8 to a 税控 invoice. */
export function kindFits({ kind, number }: Identified): boolean {
  if (kind === "" || numberFault(number) !== null) return true;
  return (invoiceKinds[kind].identity === "code-and-number") === (number.length === 8);
}

export function numberFault(number: string): string | null {
  if (number.length === 20 ? /^[2-9]\d+$/.test(number) : number.length === 8 && !/\D/.test(number)) return null;
  if (number === "") return "NUMBER_REQUIRED";
  return isDestroyedNumber(number) ? "NUMBER_DESTROYED_BY_EXCEL" : "NUMBER_MALFORMED";
}

/** PostgreSQL keeps no NUL, half of a character is none, and U+FFFD stands where a program has lost one before. */
export function isStorable(text: string): boolean {
  return !/[\0\uD800-\uDFFF\uFFFD]/.test(text) || !/\p{Surrogate}|[\0\uFFFD]/u.test(text);
}

/** `2.5112E+19`: Excel keeps 15 digits, so the rest of the number is gone for good. */
export function isDestroyedNumber(number: string): boolean {
  return /^\d(\.\d+)?E\+?\d+$/i.test(number);
}
