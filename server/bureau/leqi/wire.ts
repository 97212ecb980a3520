import { z } from "zod";
import { textOrJson } from "#server/bureau/leqi/text-or-json.ts";

/**
 * 乐企 基础版开票 (202007) and 归集 (203067) as they stand on the wire. The pinyin stays in this folder. Replies are read
 * tolerantly: fields may be added, numbers may come as text, lists as JSON in a string.
 */
export const services = {
  upload: { capability: "202007", service: "QDFPSC" },
  uploadResult: { capability: "202007", service: "CXQDFPSCJG" },
  creditLine: { capability: "202007", service: "CXSXED" },
  invoiceStatus: { capability: "203067", service: "FPZTXXCX" },
  listApplication: { capability: "203067", service: "PLFPXZSQ" },
  listPackage: { capability: "203067", service: "PLFPXZSQFK" },
} as const;

export type Service = (typeof services)[keyof typeof services];

/** Beyond 00 no official list is public; a code that is not here is told to a person, never guessed at. */
export const returnCodes = { success: "00", inPreparation: "01", resultGone: "08", notFound: "09" } as const;

/** One invoice of QDFPSC. Amounts are yuan as text. */
export type WireInvoice = {
  fphm: string;
  /** 0 blue, 1 red. */
  lzfpbz: "0" | "1";
  ptbh: string;
  /** 01 数电专票, 02 数电普票. */
  fppz: "01" | "02";
  qyDm: string;
  xsfnsrsbh: string;
  xsfmc: string;
  gmfnsrsbh: string;
  gmfmc: string;
  hjje: string;
  hjse: string;
  jshj: string;
  kpr: string;
  bz: string;
  ip: string;
  macdz: string;
  /** `yyyy-MM-dd HH:mm:ss` */
  kprq: string;
  fpkjfsDm: "4" | "5";
  dylzfphm: string;
  hzqrxxdbh: string;
  hzqrduuid: string;
  fpmxList: WireLine[];
};

export type WireLine = {
  mxxh: string;
  dylzfpmxxh: string;
  xmmc: string;
  hwhyslwfwmc: string;
  spfwjc: string;
  ggxh: string;
  dw: string;
  sl: string;
  dj: string;
  je: string;
  slv: string;
  se: string;
  hsje: string;
  sphfwssflhbbm: string;
  fphxz: "00" | "01" | "02";
  yhzcbs: string;
};

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? "" : String(value).trim()));

const said = { returncode: z.union([z.string().min(1), z.number()]).transform(String), returnmsg: text };

export const uploadAnswerSchema = z.object({ ...said, sllsh: text });

const resultSchema = z.object({ fphm: text, status: text, message: text, time: text });
export const uploadResultAnswerSchema = z.object({ ...said, resultList: textOrJson(z.array(resultSchema)).optional() });

const heldSchema = z.object({
  fplx: text,
  fpdm: text,
  fphm: text,
  kprq: text,
  gmfnsrsbh: text,
  gmfmc: text,
  hjje: text,
  hjse: text,
  jshj: text,
  fpzt: text,
});

/** `sjjzsj`: up to when (Beijing time) the bureau's store is complete. */
export const invoiceStatusAnswerSchema = heldSchema.extend({ ...said, sjjzsj: text });

export const listApplicationAnswerSchema = z.object({ ...said, lsh: text });

export const listPackageAnswerSchema = z.object({
  ...said,
  packagecount: z.coerce.number().int().min(0).max(99_999).optional(),
  sjjzsj: text,
  fpList: textOrJson(z.array(heldSchema)).optional(),
});

export const creditLineAnswerSchema = z.object(said);

export type WireHeld = z.output<typeof heldSchema>;
export type UploadAnswer = z.output<typeof uploadAnswerSchema>;
export type UploadResultAnswer = z.output<typeof uploadResultAnswerSchema>;
export type WireResult = z.output<typeof resultSchema>;
export type InvoiceStatusAnswer = z.output<typeof invoiceStatusAnswerSchema>;
export type ListPackageAnswer = z.output<typeof listPackageAnswerSchema>;
