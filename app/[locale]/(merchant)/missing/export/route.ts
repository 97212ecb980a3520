import type { NextRequest } from "next/server";
import { hasLocale } from "next-intl";
import { getFormatter, getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { tableDownload } from "#app/table-download.ts";
import { missingWords, type Tongue } from "#components/invoices/missing-words.ts";
import { identityOf } from "#domain/identity-of.ts";
import { yuanText } from "#domain/money.ts";
import { businessDateOf } from "#domain/period.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { exportMissing } from "#server/missing/export-missing.ts";
import type { MissingInvoice } from "#server/missing/list-missing.ts";
import { requireMerchant } from "#server/session.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { readQuery } from "../read-query.ts";

/** Every row of the filtered list, streamed: a real address, so that any browser can save it. */
export const GET = route(async (request: NextRequest, params: { locale: string }) => {
  const merchant = await requireMerchant();
  const locale = hasLocale(routing.locales, params.locale) ? params.locale : routing.defaultLocale;
  const { filter } = readQuery(Object.fromEntries(request.nextUrl.searchParams));
  const now = new Date();
  const t = await getTranslations({ locale, namespace: "missing" });
  return tableDownload(request, {
    name: `${t("exportName")}-${businessDateOf(now)}`,
    headings: columns.map((column) => t(`columns.${column}`)),
    rows: rowsOf(exportMissing(merchant, filter, now), locale),
  });
});

const columns = [
  "number",
  "code",
  "kind",
  "issuedOn",
  "buyer",
  "buyerId",
  "amount",
  "tax",
  "total",
  "standing",
  "reason",
  "next",
  "due",
  "daysLeft",
  "reference",
] as const;

async function* rowsOf(chunks: AsyncIterable<MissingInvoice[]>, locale: Locale): AsyncGenerator<string[][]> {
  const tongue: Tongue = {
    missing: await getTranslations({ locale, namespace: "missing" }),
    field: await getTranslations({ locale, namespace: "invoice.fields" }),
    standing: await getTranslations({ locale, namespace: "states.standing" }),
    format: await getFormatter({ locale }),
  };
  const kind = await getTranslations({ locale, namespace: "invoice.kindNames" });
  for await (const invoices of chunks) yield invoices.map(cellsOf);

  function cellsOf(invoice: MissingInvoice): string[] {
    const { number, code } = identityOf(invoice.key);
    const { reason, next } = missingWords(invoice, tongue);
    const cells: Record<(typeof columns)[number], string> = {
      number,
      code: code ?? "",
      kind: kind(invoice.kind),
      issuedOn: invoice.issuedOn,
      buyer: invoice.buyerName,
      buyerId: invoice.buyerTaxpayerId,
      amount: yuanText(invoice.amount),
      tax: yuanText(invoice.tax),
      total: yuanText(invoice.total),
      standing: tongue.standing(`${invoice.standing}.label`),
      reason,
      next,
      due: invoice.deadline.due,
      daysLeft: String(invoice.deadline.daysLeft),
      reference: invoice.last ? referenceOf(BigInt(invoice.last.id)) : "",
    };
    return columns.map((column) => cells[column]);
  }
}
