import { type Invoice, type InvoiceText, invoiceSchema } from "#domain/invoice.ts";
import { invoiceKinds } from "#domain/invoice-kind.ts";
import { parseYuan, yuanText } from "#domain/money.ts";
import { addDays, type BusinessDate } from "#domain/period.ts";
import type { Chance } from "#prisma/seed/chance.ts";
import { buyers, type Company, person, type Ware } from "#prisma/seed/companies.ts";

/** What a company issued up to today, oldest first, in the order of its numbers. */
export function* issueAll(company: Company, today: BusinessDate, chance: Chance): Generator<Invoice> {
  const first = addDays(today, -company.days);
  for (let index = 0; index < company.invoices; index++) {
    const issuedOn = addDays(first, Math.floor((index * (company.days + 1)) / company.invoices));
    const kind = chance.pick(company.kinds);
    yield issueOne(
      company,
      { kind, number: numberOf(company, issuedOn, index), code: "", checkCode: "", issuedOn },
      chance,
    );
  }
}

type Identity = Pick<InvoiceText, "kind" | "number" | "code" | "checkCode" | "issuedOn">;

/** One invoice of a company's wares to some buyer, under the identity given. */
export function issueOne(company: Company, identity: Identity, chance: Chance): Invoice {
  const { kind } = identity;
  const buyer = !invoiceKinds[kind].special && chance.below(3) > 0 ? person : chance.pick(buyers);
  const lines = Array.from({ length: 1 + chance.below(3) }, () => line(chance.pick(company.wares), chance));
  const amount = sum(lines.map((one) => one.amount));
  const tax = sum(lines.map((one) => one.tax));
  return invoiceSchema.parse({
    ...identity,
    paperNumber: "",
    issuedTime: `${two(9 + chance.below(12))}:${two(chance.below(60))}:${two(chance.below(60))}`,
    seller: { taxpayerId: company.taxpayerId, name: company.name },
    buyer,
    amount: yuanText(amount),
    tax: yuanText(tax),
    total: yuanText(amount + tax),
    red: null,
    drawer: company.drawer,
    remark: "",
    lines,
  } satisfies InvoiceText);
}

/** `YY 11 7` and fifteen digits of the invented range 9990…. */
function numberOf(company: Company, issuedOn: BusinessDate, index: number): string {
  return `${issuedOn.slice(2, 4)}117${`9990${company.series}`}${String(index + 1).padStart(10, "0")}`;
}

function line(ware: Ware, chance: Chance): InvoiceText["lines"][number] {
  const price = BigInt(500 + chance.below(ware.dearest * 100 - 500));
  const quantity = BigInt(1 + chance.below(12));
  const amount = price * quantity;
  const percent = BigInt(Math.round(Number(ware.rate) * 100));
  return {
    name: ware.name,
    classification: ware.classification,
    specification: "",
    unit: ware.unit,
    quantity: String(quantity),
    unitPrice: yuanText(price),
    amount: yuanText(amount),
    rate: ware.rate,
    tax: yuanText((amount * percent + 50n) / 100n),
    nature: "00",
  };
}

function sum(amounts: readonly string[]): bigint {
  return amounts.reduce((total, text) => total + (parseYuan(text) ?? 0n), 0n);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
