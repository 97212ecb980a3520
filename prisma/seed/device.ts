import { type Invoice, type InvoiceKey, invoiceKey } from "#domain/invoice.ts";
import { addDays, type BusinessDate, instantOf } from "#domain/period.ts";
import { type Chance, chanceFrom } from "#prisma/seed/chance.ts";
import type { Company, DeviceKind } from "#prisma/seed/companies.ts";
import { issueOne } from "#prisma/seed/issue.ts";
import { bookEntryOf } from "#sandbox/book-entry.ts";
import type { BookEntry } from "#sandbox/books.ts";

/** What a company issued with its tax-control device, and what of it the bureau has. */
export type FromDevice = {
  readonly invoices: readonly Invoice[];
  /** Issued, and not in the bureau's books; the last of them was voided after it was issued. */
  readonly left: readonly Invoice[];
  readonly held: readonly BookEntry[];
  /** What the issuing software says of those that did not get through. */
  readonly words: ReadonlyMap<InvoiceKey, string>;
};

const words = ["未上传", "离线开票时间超限", "已上传-验签失败", "离线开具，网络连接超时"];
/** Younger than this it may only be the bureau's lag. */
const lagDays = 3;

export function issueFromDevice(company: Company, today: BusinessDate): FromDevice {
  const { device } = company;
  const chance = chanceFrom(company.series * 104_729);
  const serials = new Map<string, number>();
  const issued = Array.from({ length: device.invoices }, (_, index) =>
    issueNext(company, today, index, chance, serials),
  );
  const lastSettled = issued.findLastIndex(({ issuedOn }) => issuedOn <= addDays(today, -lagDays));
  const isLeft = (index: number) => index <= lastSettled && index > lastSettled - device.missing;
  const invoices = issued.map((invoice, index) => (index === lastSettled || index === 0 ? voided(invoice) : invoice));
  const left = invoices.filter((_, index) => isLeft(index));
  return {
    invoices,
    left,
    held: invoices.filter((_, index) => !isLeft(index)).map(entryOf),
    words: new Map(left.map((invoice, index) => [invoiceKey(invoice), words[index % words.length] ?? ""])),
  };
}

/** After so many of one code, three sheets of the roll were never used. */
const unusedAfter = 10;

/** @param serials how many there are of each code so far: the numbers of a code run on */
function issueNext(
  company: Company,
  today: BusinessDate,
  index: number,
  chance: Chance,
  serials: Map<string, number>,
): Invoice {
  const { days, device, series } = company;
  const issuedOn = addDays(today, Math.floor((index * (days + 1)) / device.invoices) - days);
  const kind = chance.pick(device.kinds);
  const checkCode = Array.from({ length: kind === "01" ? 0 : 20 }, () => chance.below(10)).join("");
  const code = codes[kind](issuedOn.slice(2, 4));
  const serial = (serials.get(code) ?? 0) + 1;
  serials.set(code, serial);
  const unused = kind === "10" && serial > unusedAfter ? 3 : 0;
  const number = String(series * 1_000_000 + serial + unused).padStart(8, "0");
  return issueOne(company, { kind, number, code, checkCode, issuedOn }, chance);
}

/** 发票代码 as Beijing's are made (`domain.md` §9), by the year in two digits. */
const codes: Readonly<Record<DeviceKind, (year: string) => string>> = {
  "01": (year) => `1100${year}1130`,
  "04": (year) => `1100${year}1320`,
  "10": (year) => `01100${year}00111`,
};

/** In the evening of its own day. */
function voided(invoice: Invoice): Invoice {
  return { ...invoice, voidedAt: `${invoice.issuedOn} 22:30:00` };
}

function entryOf(invoice: Invoice): BookEntry {
  const status = invoice.voidedAt === "" ? "normal" : "void";
  return { ...bookEntryOf(invoice), status, recordedAt: instantOf(addDays(invoice.issuedOn, 1)) ?? undefined };
}
