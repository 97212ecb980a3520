import { z } from "zod";
import { uploadedSchema } from "#sandbox/leqi/invoice.ts";
import { type Answer, failed, returnCodes, type Service, succeeded } from "#sandbox/leqi/operation.ts";
import type { Office } from "#sandbox/office.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { takeIn } from "#sandbox/wire/take-in.ts";
import { field } from "#sandbox/wire/text.ts";

const batchLimit = 100;
const batchSchema = z.array(uploadedSchema).min(1);

/** 202007/QDFPSC 数电票上传: takes in an array of invoices and gives an acceptance number, nothing more. */
export const upload: Service = {
  taxpayerOf: (_office, content) => (Array.isArray(content) ? field(content[0], "xsfnsrsbh") : ""),
  itemsIn: (content) => (Array.isArray(content) ? content.length : 0),
  answer: receive,
};

function receive(office: Office, caller: Caller, content: unknown): Answer {
  if (Array.isArray(content) && content.length > batchLimit) {
    return failed(returnCodes.tooMany, `单次上传发票不能超过${batchLimit}张`);
  }
  const batch = batchSchema.safeParse(content);
  if (!batch.success) return failed(returnCodes.malformed, "请求报文格式不正确");
  const invoices = batch.data.map((invoice) => ({ key: invoice.fphm, invoice }));
  const number = takeIn(office, caller, "leqi", batch.data[0]?.xsfnsrsbh ?? "", invoices);
  return succeeded({ sllsh: number });
}
