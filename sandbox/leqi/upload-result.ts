import { shanghaiTimestamp } from "#domain/period.ts";
import { type Answer, failed, returnCodes, type Service, succeeded } from "#sandbox/leqi/operation.ts";
import type { Office } from "#sandbox/office.ts";
import type { UploadStatus } from "#sandbox/uploads.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { field } from "#sandbox/wire/text.ts";

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
    .map(({ key, status, message }) => ({ fphm: key, status: statusCodes[status], message, time }))
    .map((result) => ({ ...result, ...lieIn(caller) }));
  return succeeded({ resultList });
}

function lieIn({ quirks }: Caller) {
  if (quirks.has("out-of-order")) return { status: statusCodes["in-work"], message: "处理中", time: "" };
  return quirks.has("unknown-item-code") ? { status: returnCodes.unheardOf, message: "未知状态" } : {};
}

const statusCodes: Readonly<Record<UploadStatus, string>> = {
  accepted: "00",
  "in-work": "01",
  refused: "02",
  unverified: "02",
  duplicate: "03",
};
