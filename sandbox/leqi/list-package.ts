import { shanghaiTimestamp } from "#domain/period.ts";
import type { HeldRow } from "#sandbox/books.ts";
import { spoilList } from "#sandbox/faults/spoil-list.ts";
import { codeAndNumber } from "#sandbox/judging/key.ts";
import { heldFields } from "#sandbox/leqi/held-invoice.ts";
import { type Answer, failed, returnCodes, type Service, succeeded } from "#sandbox/leqi/operation.ts";
import type { Office } from "#sandbox/office.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { field } from "#sandbox/wire/text.ts";

/** 203067/PLFPXZSQFK 批量发票下载申请反馈: one package (counted from 1) of a list applied for. */
export const listPackage: Service = {
  taxpayerOf: (office, content) => office.lists.find(field(content, "lsh"))?.seller ?? "",
  itemsIn: () => 0,
  answer: handOut,
};

function handOut(office: Office, caller: Caller, content: unknown): Answer {
  const list = office.lists.find(field(content, "lsh"));
  if (!list || list.userId !== caller.userId) return failed(returnCodes.resultGone, "流水号不存在或已过期");
  if (list.readyAt > office.clock.now()) return failed(returnCodes.inPreparation, "正在处理，请稍后查询");
  const size = office.settings.packageSize;
  const count = Math.max(1, Math.ceil(list.size / size));
  const wanted = Number(field(content, "packageno"));
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > count) return failed(returnCodes.malformed, "包号不正确");
  const page = office.books.page({ ...list, kinds: [list.kind] }, size, (wanted - 1) * size);
  return succeeded({
    packagecount: String(caller.quirks.has("list-cut") ? wanted : count),
    packageno: String(wanted),
    nsrsbh: list.seller,
    fplx: list.kind,
    sjjzsj: shanghaiTimestamp(list.before),
    fpList: spoilList(page, caller.quirks).flatMap((held) => Array(entriesOf(office, held)).fill(listed(held))),
  });
}

/** What was entered twice is listed twice; what was there before us has no entry in the ledger. */
function entriesOf({ ledger }: Office, { key }: HeldRow): number {
  return Math.max(1, ledger.entries(key));
}

function listed(held: HeldRow): Record<string, string> {
  const { code, number } = codeAndNumber(held.key);
  return { fpdm: code, fphm: number, ...heldFields(held) };
}
