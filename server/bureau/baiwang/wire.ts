import { z } from "zod";

/**
 * 百望 router/rest as it stands on the wire (docs/decisions/017). Replies are read tolerantly: fields may be added,
 * numbers may come as text, lists may be missing where they are empty.
 */
export const methods = {
  token: "baiwang.oauth.token",
  upload: "baiwang.invoice.upload",
  query: "baiwang.output.invoice.query",
  list: "baiwang.output.invoice.list",
} as const;

export type Method = (typeof methods)[keyof typeof methods];

export const errorCodes = {
  tokenUnknown: "100001",
  tokenExpired: "100002",
  sign: "100007",
  resultGone: "10008",
} as const;

/** Of an invoice in the `fail` list. A code that is not here is told to a person, never guessed at. */
export const failCodes = {
  duplicate: "10003",
  content: "10010",
  typeCode: "20019",
  redLetter: "70035",
  fieldEmpty: "70169",
} as const;

export type TypeCode = "004" | "007" | "025" | "026" | "028";

/** One invoice of `baiwang.invoice.upload`. Amounts are yuan as text, instants `yyyyMMddHHmmss` of Beijing. */
export type WireInvoice = {
  serialNo: string;
  invoiceTypeCode: TypeCode;
  invoiceCode: string;
  invoiceNo: string;
  invoiceDate: string;
  checkCode: string;
  sellerTaxNo: string;
  sellerName: string;
  buyerTaxNo: string;
  buyerName: string;
  invoiceTotalPrice: string;
  invoiceTotalTax: string;
  invoiceTotalPriceTax: string;
  drawer: string;
  remarks: string;
  /** 0 blue, 1 red. */
  redFlag: "0" | "1";
  originalInvoiceCode: string;
  originalInvoiceNo: string;
  redInfoNo: string;
  /** Only in a load of voided ones. */
  voidDate?: string;
  invoiceDetailsList: WireLine[];
};

export type WireLine = {
  goodsLineNo: string;
  /** 0 normal, 1 discount line, 2 discounted line. */
  goodsLineNature: "0" | "1" | "2";
  goodsCode: string;
  goodsName: string;
  goodsSpecification: string;
  goodsUnit: string;
  goodsQuantity: string;
  goodsPrice: string;
  goodsTotalPrice: string;
  goodsTaxRate: string;
  goodsTotalTax: string;
  /** 0: prices without tax. */
  priceTaxMark: "0";
};

/** 3 已开发票上传, 4 已开发票作废上传. */
export type UploadType = "3" | "4";

export type UploadBody = { taxNo: string; invoiceUploadType: UploadType; invoiceList: WireInvoice[] };

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value).trim()));

function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z
    .array(schema)
    .nullish()
    .transform((list) => list ?? []);
}

const errorSchema = z.object({ code: text, message: text, subCode: text, subMessage: text });

/** `success` decides which of the two it is. */
export const replySchema = z.discriminatedUnion("success", [
  z.object({ success: z.literal(true), response: z.unknown() }),
  z.object({ success: z.literal(false), errorResponse: errorSchema }),
]);

export const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().min(0) });

const identity = { serialNo: text, invoiceCode: text, invoiceNo: text };
export const uploadSchema = z.object({
  success: listOf(z.object({ ...identity, acceptNo: text })),
  fail: listOf(z.object({ ...identity, code: text, message: text })),
});

const recordSchema = z.object({
  ...identity,
  invoiceTypeCode: text,
  invoiceDate: text,
  buyerTaxNo: text,
  buyerName: text,
  invoiceTotalPrice: text,
  invoiceTotalTax: text,
  invoiceTotalPriceTax: text,
  invoiceStatus: text,
  uploadStatus: text,
  uploadMessage: text,
  uploadTime: text,
});

/** `dataTime`: up to when 百望's books are complete. */
export const querySchema = z.object({ list: listOf(recordSchema), dataTime: text });

export const listSchema = z.object({
  total: z.coerce.number().int().min(0).max(9_999_999),
  pageNo: z.coerce.number().int(),
  list: listOf(recordSchema),
  dataTime: text,
});

/** One invoice in 百望's books, with how its upload to the bureau stands. */
export type WireRecord = z.output<typeof recordSchema>;
export type WireError = z.output<typeof errorSchema>;
export type UploadAnswer = z.output<typeof uploadSchema>;
export type QueryAnswer = z.output<typeof querySchema>;
export type ListAnswer = z.output<typeof listSchema>;
