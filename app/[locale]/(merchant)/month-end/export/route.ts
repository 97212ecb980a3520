import type { NextRequest } from "next/server";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { tableDownload } from "#app/table-download.ts";
import { identityOf } from "#domain/identity-of.ts";
import { yuanText } from "#domain/money.ts";
import { isPeriod } from "#domain/month-end.ts";
import { routing } from "#i18n/routing.ts";
import { exportGaps, type GapSide, type ListedGap } from "#server/reconciliation/list-gaps.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";

const columns = [
  "number",
  "code",
  "kind",
  "reason",
  "buyer",
  "ourDay",
  "ourAmount",
  "ourTax",
  "ourTotal",
  "theirDay",
  "theirAmount",
  "theirTax",
  "theirTotal",
  "weight",
] as const;

/** Every invoice that makes the difference of a period, with both values. */
export const GET = route(async (request: NextRequest, params: { locale: string }) => {
  const merchant = await merchantOfRequest();
  const locale = hasLocale(routing.locales, params.locale) ? params.locale : routing.defaultLocale;
  const period = request.nextUrl.searchParams.get("period") ?? "";
  if (!isPeriod(period)) throw new Refusal("not-found", "PERIOD");
  const t = await getTranslations({ locale, namespace: "books.monthEnd" });
  const kind = await getTranslations({ locale, namespace: "invoice.kindNames" });
  const name = t("exportName");
  return tableDownload(request, {
    name: `${name}-${period}`,
    headings: columns.map((column) => t(`columns.${column}`)),
    rows: rowsOf(exportGaps(merchant, period)),
  });

  async function* rowsOf(chunks: AsyncIterable<ListedGap[]>): AsyncGenerator<string[][]> {
    for await (const rows of chunks) yield rows.map(cellsOf);
  }

  function cellsOf(row: ListedGap): string[] {
    const { number, code } = identityOf(row.key);
    return [
      number,
      code ?? "",
      kind(row.kind),
      t(`reasons.${row.reason}`),
      row.buyerName,
      ...sideCells(row.ours),
      ...sideCells(row.theirs),
      yuanText(row.weight.total),
    ];
  }
});

function sideCells(side: GapSide | null): string[] {
  return side === null
    ? ["", "", "", ""]
    : [side.issuedOn, yuanText(side.amount), yuanText(side.tax), yuanText(side.total)];
}
