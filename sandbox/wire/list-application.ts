import { randomUUID } from "node:crypto";
import { businessDateOf, instantOf, isBusinessDate } from "#domain/period.ts";
import type { Office } from "../office.ts";
import { type Answer, type Caller, failed, field, returnCodes, type Service, succeeded } from "./service.ts";

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
  if (from === null || to === null || from > to || kind === "")
    return failed(returnCodes.malformed, "开票日期起止或发票类型不正确");
  if (field(content, "sjlx") !== "2") return failed(returnCodes.malformed, "数据类型不正确");
  if (office.books.taxpayer(seller)?.userId !== caller.userId)
    return failed(returnCodes.notYours, "纳税人识别号未与使用单位绑定");
  const now = office.clock.now();
  const number = randomUUID().replaceAll("-", "");
  const readyAt = new Date(now.getTime() + office.settings.listPreparationMs);
  office.lists.apply({
    number,
    userId: caller.userId,
    seller,
    kind,
    from,
    to,
    before: completeTo(now, office.settings.listLagMs),
    readyAt,
  });
  return succeeded({ lsh: number });
}

/** 当日开具次日可查: unless set otherwise, the lists end at last midnight in Beijing. */
function completeTo(now: Date, lagMs: number | null): Date {
  if (lagMs !== null) return new Date(now.getTime() - lagMs);
  return instantOf(businessDateOf(now)) ?? now;
}

/** `20261122` → `2026-11-22`; null when there is no such day. */
function dateOf(compact: string): string | null {
  const date = compact.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  return isBusinessDate(date) ? date : null;
}
