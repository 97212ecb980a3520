import { carriedKinds } from "#sandbox/baiwang/codes.ts";
import { type Answer, errorCodes, failed, succeeded } from "#sandbox/baiwang/envelope.ts";
import { listedHeld } from "#sandbox/baiwang/listing.ts";
import type { Method } from "#sandbox/baiwang/method.ts";
import { spoilList } from "#sandbox/faults/spoil-list.ts";
import type { Office } from "#sandbox/office.ts";
import { listCopyOf, watermarkOf } from "#sandbox/watermark.ts";
import { compactTime, readCompactDate } from "#sandbox/wire/compact-time.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { field } from "#sandbox/wire/text.ts";

const largestPage = 500;

/** baiwang.output.invoice.list: what the bureau holds of a taxpayer's 税控 invoices between two days, in pages. */
export const invoiceList: Method = { itemsIn: () => 0, answer: list };

function list(office: Office, caller: Caller, content: unknown): Answer {
  const seller = field(content, "taxNo");
  const from = readCompactDate(field(content, "dateStart"));
  const to = readCompactDate(field(content, "dateEnd"));
  const pageNo = Number(field(content, "pageNo"));
  const size = Number(field(content, "pageSize"));
  if (from === null || to === null || from > to) return failed(errorCodes.badRequest, "开票日期起止不正确");
  if (!Number.isInteger(pageNo) || pageNo < 1) return failed(errorCodes.badRequest, "pageNo不正确");
  if (!Number.isInteger(size) || size < 1 || size > largestPage) {
    return failed(errorCodes.badRequest, `pageSize须为1至${largestPage}`);
  }
  if (!office.books.taxpayer(seller)) return failed(errorCodes.content, "税号未授权");
  const range = { seller, from, to, kinds: carriedKinds, before: watermarkOf(office, listCopyOf(office, caller)) };
  return succeeded({
    total: office.books.count(range),
    pageNo,
    list: spoilList(office.books.page(range, size, (pageNo - 1) * size), caller.quirks).map((held) => listedHeld(held)),
    dataTime: compactTime(range.before),
  });
}
