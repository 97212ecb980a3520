import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { addDays, type BusinessDate, instantOf } from "#domain/period.ts";
import { chanceFrom } from "#prisma/seed/chance.ts";
import { type Company, restaurant, shop, wholesaler } from "#prisma/seed/companies.ts";
import { bookEntryOf } from "#sandbox/book-entry.ts";
import type { BookEntry } from "#sandbox/books.ts";

/** What the issuing system said when an invoice did not get through; empty when it said nothing. */
const words: readonly string[] = [
  "",
  "未上传",
  "开票预扣授信额度失败，授信额度不足",
  "离线开具，网络连接超时",
  "系统繁忙，请稍后再试",
  "税收分类编码不存在或为汇总项",
  "购买方纳税人识别号与名称不一致",
  "离线开票时间超限",
  "可用税率校验不通过，该税率不可用",
  "证书口令错误，CA检测失败",
];

/** The restaurant's stories take twenty-one of theirs; 37 stay missing. */
const wantedMissing = new Map([
  [shop, 3],
  [restaurant, 58],
  [wholesaler, 420],
]);
const wantedDiffering = new Map([
  [shop, 1],
  [restaurant, 4],
  [wholesaler, 18],
]);
/** Younger than this it may only be the bureau's lag, so it is no example of a missing one. */
const lagDays = 3;

export type LeftOut = {
  /** Issued, and not in the bureau's books. */
  readonly left: Invoice[];
  readonly held: BookEntry[];
  /** By invoice key. */
  readonly words: ReadonlyMap<string, string>;
};

/** Decides which invoices never reached the bureau, and which did with another amount. */
export function leaveOut(company: Company, invoices: readonly Invoice[], today: BusinessDate): LeftOut {
  const chance = chanceFrom(company.series * 7_919);
  const settled = invoices.filter(({ issuedOn }) => issuedOn <= addDays(today, -lagDays));
  const chosen = shuffledSpread(
    settled,
    (wantedMissing.get(company) ?? 0) + (wantedDiffering.get(company) ?? 0),
    chance.below,
  );
  const left = chosen.slice(0, wantedMissing.get(company) ?? 0).sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1));
  const differing = new Set(chosen.slice(left.length).map(invoiceKey));
  const missing = new Set(left.map(invoiceKey));
  const held = invoices
    .filter((invoice) => !missing.has(invoiceKey(invoice)))
    .map((invoice) => entry(invoice, differing.has(invoiceKey(invoice))));
  return {
    left,
    held,
    words: new Map(left.map((invoice, index) => [invoiceKey(invoice), words[index % words.length] ?? ""])),
  };
}

/** 当日开具次日可查: it comes into the bureau's books the day after. */
function entry(invoice: Invoice, differs: boolean): BookEntry {
  const extra = differs ? 1_000n : 0n;
  return {
    ...bookEntryOf(invoice),
    amount: invoice.amount + extra,
    total: invoice.total + extra,
    recordedAt: instantOf(addDays(invoice.issuedOn, 1)) ?? undefined,
  };
}

/** So many of them, recent ones more often: that is where missing invoices are. */
function shuffledSpread(invoices: readonly Invoice[], count: number, below: (limit: number) => number): Invoice[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, invoices.length)) {
    const recent = Math.max(below(invoices.length), below(invoices.length));
    chosen.add(recent);
  }
  return [...chosen].flatMap((index) => invoices[index] ?? []);
}
