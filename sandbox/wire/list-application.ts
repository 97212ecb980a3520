import { randomUUID } from "node:crypto";
import { businessDateOf, instantOf, isBusinessDate } from "#domain/period.ts";
import type { Office } from "#sandbox/office.ts";
import { watermarkOf } from "#sandbox/watermark.ts";
import {
  type Answer,
  type Caller,
  failed,
  field,
  returnCodes,
  type Service,
  succeeded,
} from "#sandbox/wire/operation.ts";

/** 203067/PLFPXZSQ 批量发票下载申请: fixes what a list covers and up to when it is complete, and gives its number. */
export const listApplication: Service = {
  taxpayerOf: (_office, content) => field(content, "nsrsbh"),
  itemsIn: () => 0,
  answer: apply,
};

function apply(office: Office, caller: Caller, content: unknown): Answer {
  const seller = field(content, "nsrsbh");
  const kind = field(content, "fplx");
  const from = dateOf(field(content, "kprqq"));
  const to = dateOf(field(content, "kprqz"));
  if (from === null || to === null || from > to || kind === "") {
    return failed(returnCodes.malformed, "开票日期起止或发票类型不正确");
  }
  if (field(content, "sjlx") !== "2") return failed(returnCodes.malformed, "数据类型不正确");
  if (office.books.taxpayer(seller)?.userId !== caller.userId) {
    return failed(returnCodes.notYours, "纳税人识别号未与使用单位绑定");
  }
  const now = office.clock.now();
  const before = watermarkOf(office, copiedAt(now, office.settings.listLagMs));
  const range = { seller, kind, from, to, before };
  const number = randomUUID().replaceAll("-", "");
  const readyAt = new Date(now.getTime() + office.settings.listPreparationMs);
  office.lists.apply({ ...range, number, userId: caller.userId, readyAt, size: office.books.count(range) });
  return succeeded({ lsh: number });
}

/** 当日开具次日可查: unless set otherwise, the lists are made of last midnight's books. */
function copiedAt(now: Date, lagMs: number | null): Date {
  if (lagMs !== null) return new Date(now.getTime() - lagMs);
  return instantOf(businessDateOf(now)) ?? now;
}

/** `20261122` → `2026-11-22`; null when there is no such day. */
function dateOf(compact: string): string | null {
  const date = compact.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  return isBusinessDate(date) ? date : null;
}
