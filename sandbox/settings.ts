import { z } from "zod";
import { isInvoiceKey } from "#domain/invoice.ts";
import { isBusinessDate } from "#domain/period.ts";

const ms = z.number().int().min(0);

/** How this bureau behaves when nothing is wrong. Changed by `PUT /control/settings`, one or many at a time. */
export const settingsSchema = z.strictObject({
  /** From receipt of an upload to its verdict. */
  processingMs: ms,
  /** How far the stores behind FPZTXXCX and 百望's query lag behind the truth. */
  queryLagMs: ms,
  /** FPZTXXCX finds an invoice only when 发票类型 and 开票日期 are right too, not by its number alone. */
  strictLookup: z.boolean(),
  /** How far the lists (PLFPXZSQ, 百望's list) lag; null = T+1, complete up to last midnight. */
  listLagMs: ms.nullable(),
  /** From an application for a list to its being ready. */
  listPreparationMs: ms,
  /** How long CXQDFPSCJG and 百望's query remember the result of a call. */
  resultKeptMs: ms,
  /** Invoices per package of PLFPXZSQFK. */
  packageSize: z.number().int().min(1).max(20_000),
  /** Calls per second and 使用单位 or appKey beyond which it answers 429; null = no limit. */
  callsPerSecond: z.number().int().min(1).nullable(),
  /** Everything is answered 503 with a page in HTML. */
  maintenance: z.boolean(),
  /** Refuses what was issued before this day: its period is confirmed and closed; null = all periods are open. */
  closedBefore: z.string().refine(isBusinessDate).nullable(),
  /** Accepts a blank 税收分类编码 with a remark instead of silently. */
  remarkBlankClassification: z.boolean(),
  /** False takes the bureau's own lock away: a number sent twice is entered twice, and the ledger shows who did it. */
  refusesDuplicates: z.boolean(),
  /** For how long a token of 百望 is good. */
  tokenSeconds: z.number().int().min(0),
  /** 税控 invoices that end as 验签失败: these keys, or this share of all, drawn by the seed and the key. */
  signatureFails: z.union([z.array(z.string().refine(isInvoiceKey)), z.number().min(0).max(1)]),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  processingMs: 1_000,
  queryLagMs: 2_000,
  strictLookup: false,
  listLagMs: null,
  listPreparationMs: 0,
  resultKeptMs: 12 * 3_600_000,
  packageSize: 2_000,
  callsPerSecond: null,
  maintenance: false,
  closedBefore: null,
  remarkBlankClassification: false,
  refusesDuplicates: true,
  tokenSeconds: 7_200,
  signatureFails: [],
};
