import { randomUUID } from "node:crypto";
import { z } from "zod";
import { inTransaction } from "#sandbox/database.ts";
import type { Office } from "#sandbox/office.ts";
import { uploadedSchema } from "#sandbox/wire/invoice.ts";
import {
  type Answer,
  type Caller,
  failed,
  field,
  returnCodes,
  type Service,
  succeeded,
} from "#sandbox/wire/operation.ts";

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
  const number = randomUUID().replaceAll("-", "");
  const receivedAt = office.clock.now();
  const dueAt = new Date(receivedAt.getTime() + office.settings.processingMs);
  const copies = caller.quirks.has("duplicate-effect") ? 2 : 1;
  const items = batch.data.map((invoice) => ({ key: invoice.fphm, invoice: JSON.stringify(invoice) }));
  const seller = batch.data[0]?.xsfnsrsbh ?? "";
  inTransaction(office.db, () => {
    office.uploads.receive(
      { number, callId: caller.callId, userId: caller.userId, seller, receivedAt, copies },
      dueAt,
      items,
    );
  });
  return succeeded({ sllsh: number });
}
