import type { HeldStatus } from "#domain/reply.ts";

/** 发票状态: 01 正常, 02 已作废, 03 已红冲-全额, 04 已红冲-部分. */
export const statusCodes: Readonly<Record<HeldStatus, string>> = {
  normal: "01",
  void: "02",
  reversed: "03",
  "partly-reversed": "04",
};
