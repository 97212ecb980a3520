import { type Answer, errorCodes, failed, succeeded } from "#sandbox/baiwang/envelope.ts";
import { type Failure, objectionToForm } from "#sandbox/baiwang/form-rules.ts";
import { declaredBy, type Item, itemSchema, type Kept, keptSchema, keyOf } from "#sandbox/baiwang/invoice.ts";
import type { Method } from "#sandbox/baiwang/method.ts";
import type { Act } from "#sandbox/judging/declared.ts";
import { groundOf, isDuplicate } from "#sandbox/judging/judge.ts";
import { objectionTo } from "#sandbox/judging/rules.ts";
import type { Office } from "#sandbox/office.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { takeIn } from "#sandbox/wire/take-in.ts";
import { field } from "#sandbox/wire/text.ts";

const batchLimit = 50;
const acts: Readonly<Record<string, Act>> = { "3": "upload", "4": "void" };

/** baiwang.invoice.upload 已开发票上传 (3), 已开发票作废上传 (4): each item is taken in or refused by itself. */
export const invoiceUpload: Method = { itemsIn: (content) => itemsOf(content)?.length ?? 0, answer: receive };

function receive(office: Office, caller: Caller, content: unknown): Answer {
  const taxNo = field(content, "taxNo");
  const act = acts[field(content, "invoiceUploadType")];
  const given = itemsOf(content);
  if (taxNo === "") return failed(errorCodes.empty, "税号（taxNo）不能为空");
  if (!act) return failed(errorCodes.badRequest, "invoiceUploadType只支持3、4");
  if (!given || given.length === 0) return failed(errorCodes.empty, "发票列表（invoiceList）不能为空");
  if (given.length > batchLimit) return failed(errorCodes.badRequest, `单次上传发票不能超过${batchLimit}张`);
  const items = given.map(itemOf);
  const sorted = caller.quirks.has("unknown-item-code") ? noneTaken(items) : sortOut(office, taxNo, act, items);
  const taken = sorted.taken.map((item) => ({ key: keyOf(item), invoice: { act, item } satisfies Kept }));
  const acceptNo = taken.length === 0 ? "" : takeIn(office, caller, "baiwang", taxNo, taken);
  return succeeded({
    success: sorted.taken.map((item) => ({ ...named(item), acceptNo })),
    fail: sorted.refused.map(({ item, failure }) => ({ ...named(item), ...failure })),
  });
}

function itemsOf(content: unknown): unknown[] | null {
  const list = typeof content === "object" && content !== null ? Reflect.get(content, "invoiceList") : null;
  return Array.isArray(list) ? list : null;
}

/** What is no item is one with nothing in it: the call is not spoilt by it. */
function itemOf(given: unknown): Item {
  const read = itemSchema.safeParse(given);
  return read.success ? read.data : itemSchema.parse({});
}

type SortedOut = { readonly taken: Item[]; readonly refused: { readonly item: Item; readonly failure: Failure }[] };

function sortOut(office: Office, taxNo: string, act: Act, items: readonly Item[]): SortedOut {
  const sorted: SortedOut = { taken: [], refused: [] };
  const keys = new Set<string>();
  for (const item of items) {
    const isSecond = keys.has(keyOf(item));
    const failure = isSecond ? alreadyGiven : failureOf(office, taxNo, act, item);
    if (failure) sorted.refused.push({ item, failure });
    else sorted.taken.push(item);
    if (!failure) keys.add(keyOf(item));
  }
  return sorted;
}

function noneTaken(items: readonly Item[]): SortedOut {
  const failure = { code: errorCodes.unheardOf, message: "未知错误" };
  return { taken: [], refused: items.map((item) => ({ item, failure })) };
}

const alreadyGiven: Failure = { code: errorCodes.duplicate, message: "发票已存在" };

/** Facts that may change until it is entered are looked at now and once more when the verdict is given. */
function failureOf(office: Office, taxNo: string, act: Act, item: Item): Failure | null {
  const form = objectionToForm(item, taxNo, act);
  if (form) return form;
  const invoice = declaredBy(item, act);
  if (isDuplicate(office, invoice, office.books.find(invoice.key)) || isInWork(office, invoice.key, act))
    return alreadyGiven;
  const objection = objectionTo(invoice, groundOf(office, invoice, { userId: null, at: office.clock.now() }));
  if (!objection) return null;
  return {
    code: objection.about === "content" ? errorCodes.content : errorCodes.redLetter,
    message: objection.message,
  };
}

function isInWork(office: Office, key: string, act: Act): boolean {
  const latest = office.uploads.latest(key, "baiwang");
  if (latest?.item.status !== "in-work") return false;
  return keptSchema.parse(JSON.parse(latest.item.invoice)).act === act;
}

function named({ serialNo, invoiceCode, invoiceNo }: Item) {
  return { serialNo, invoiceCode, invoiceNo };
}
