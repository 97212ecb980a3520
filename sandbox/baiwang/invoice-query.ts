import { type Answer, errorCodes, failed, succeeded } from "#sandbox/baiwang/envelope.ts";
import { inWork, type Listed, listedHeld, listedItem, told } from "#sandbox/baiwang/listing.ts";
import type { Method } from "#sandbox/baiwang/method.ts";
import type { HeldRow } from "#sandbox/books.ts";
import type { Office } from "#sandbox/office.ts";
import type { Upload } from "#sandbox/uploads.ts";
import { lookUpCopyOf, watermarkOf } from "#sandbox/watermark.ts";
import { compactTime } from "#sandbox/wire/compact-time.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { field } from "#sandbox/wire/text.ts";

/** baiwang.output.invoice.query: what came of one call, or one invoice; either way up to when the store is complete. */
export const invoiceQuery: Method = { itemsIn: () => 0, answer: tell };

function tell(office: Office, caller: Caller, content: unknown): Answer {
  const taxNo = field(content, "taxNo");
  if (taxNo === "") return failed(errorCodes.empty, "税号（taxNo）不能为空");
  if (!office.books.taxpayer(taxNo)) return failed(errorCodes.content, "税号未授权");
  const list = field(content, "acceptNo") === "" ? lookUp(office, taxNo, content) : report(office, taxNo, content);
  if (list === null) return failed(errorCodes.resultGone, "受理流水号不存在或结果已过期");
  const dataTime = compactTime(watermarkOf(office, lookUpCopyOf(office)));
  return succeeded({ list: list.map((listed) => told(listed, caller)), dataTime });
}

/** Null when nothing is known, or no longer, under this acceptNo. */
function report(office: Office, taxNo: string, content: unknown): Listed[] | null {
  const upload = office.uploads.find(field(content, "acceptNo"));
  if (upload?.wire !== "baiwang" || upload.seller !== taxNo || isForgotten(office, upload)) return null;
  return office.uploads.items(upload.number).map((item) => listedItem(upload, item, office.books.find(item.key)));
}

/** What is held; else what was handed in and is in work, or was refused not long ago. */
function lookUp(office: Office, taxNo: string, content: unknown): Listed[] {
  const key = `${field(content, "invoiceCode")}${field(content, "invoiceNo")}`;
  const held = heldIn(office, key, taxNo);
  const latest = office.uploads.latest(key, "baiwang");
  if (held) return [listedHeld(held, latest ? serialNoIn(latest) : undefined)];
  if (!latest || latest.upload.seller !== taxNo || isForgotten(office, latest.upload)) return [];
  const listed = listedItem(latest.upload, latest.item, null);
  return [latest.item.status === "accepted" ? inWork(listed) : listed];
}

function heldIn(office: Office, key: string, taxNo: string): HeldRow | null {
  const held = office.books.find(key);
  return held && held.sellerTaxpayerId === taxNo && held.recordedAt <= lookUpCopyOf(office) ? held : null;
}

function serialNoIn({ upload, item }: NonNullable<ReturnType<Office["uploads"]["latest"]>>): string | undefined {
  return listedItem(upload, item, null).serialNo;
}

function isForgotten(office: Office, upload: Upload): boolean {
  return upload.receivedAt.getTime() < office.clock.now().getTime() - office.settings.resultKeptMs;
}
