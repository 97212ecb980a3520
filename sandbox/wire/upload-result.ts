import { shanghaiTimestamp } from "#domain/period.ts";
import type { Office } from "#sandbox/office.ts";
import {
  type Answer,
  type Caller,
  failed,
  field,
  returnCodes,
  type Service,
  succeeded,
} from "#sandbox/wire/operation.ts";

/** 202007/CXQDFPSCJG 查询数电票上传结果: per invoice 00 成功, 01 处理中, 02 失败, 03 重复. Forgotten after 12 hours. */
export const uploadResult: Service = {
  taxpayerOf: (office, content) => office.uploads.find(field(content, "sllsh"))?.seller ?? "",
  itemsIn: () => 0,
  answer: report,
};

function report(office: Office, caller: Caller, content: unknown): Answer {
  const upload = office.uploads.find(field(content, "sllsh"));
  const oldest = office.clock.now().getTime() - office.settings.resultKeptMs;
  if (!upload || upload.userId !== caller.userId || upload.receivedAt.getTime() < oldest) {
    return failed(returnCodes.resultGone, "受理流水号不存在或结果已过期");
  }
  const time = upload.processedAt ? shanghaiTimestamp(upload.processedAt) : "";
  const resultList = office.uploads
    .items(upload.number)
    .map(({ key, status, message }) =>
      caller.quirks.has("out-of-order")
        ? { fphm: key, status: "01", message: "处理中", time: "" }
        : { fphm: key, status, message, time },
    );
  return succeeded({ resultList });
}
