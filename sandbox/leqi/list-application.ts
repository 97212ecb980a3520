import { type Answer, failed, returnCodes, type Service, succeeded } from "#sandbox/leqi/operation.ts";
import { numberFor } from "#sandbox/numbers.ts";
import type { Office } from "#sandbox/office.ts";
import { listCopyOf, watermarkOf } from "#sandbox/watermark.ts";
import { readCompactDate } from "#sandbox/wire/compact-time.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { field } from "#sandbox/wire/text.ts";

/** 203067/PLFPXZSQ 批量发票下载申请: fixes what a list covers and up to when it is complete, and gives its number. */
export const listApplication: Service = {
  taxpayerOf: (_office, content) => field(content, "nsrsbh"),
  itemsIn: () => 0,
  answer: apply,
};

function apply(office: Office, caller: Caller, content: unknown): Answer {
  const seller = field(content, "nsrsbh");
  const kind = field(content, "fplx");
  const from = readCompactDate(field(content, "kprqq"));
  const to = readCompactDate(field(content, "kprqz"));
  if (from === null || to === null || from > to || kind === "") {
    return failed(returnCodes.malformed, "开票日期起止或发票类型不正确");
  }
  if (field(content, "sjlx") !== "2") return failed(returnCodes.malformed, "数据类型不正确");
  if (office.books.taxpayer(seller)?.userId !== caller.userId) {
    return failed(returnCodes.notYours, "纳税人识别号未与使用单位绑定");
  }
  const range = { seller, from, to, before: watermarkOf(office, listCopyOf(office, caller)) };
  const number = numberFor(office, "list", caller.callId);
  const readyAt = new Date(office.clock.now().getTime() + office.settings.listPreparationMs);
  const size = office.books.count({ ...range, kinds: [kind] });
  office.lists.apply({ ...range, kind, number, userId: caller.userId, readyAt, size });
  return succeeded({ lsh: number });
}
