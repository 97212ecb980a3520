import type { NextRequest } from "next/server";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { tableDownload } from "#app/table-download.ts";
import { identityOf } from "#domain/identity-of.ts";
import { yuanText } from "#domain/money.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import { routing } from "#i18n/routing.ts";
import { exportAsOf, type MissingThen, missingAsOf } from "#server/reconciliation/missing-as-of.ts";
import { merchantOfRequest } from "#server/session.ts";

/** All that was missing at the end of a day; refused before the first byte where the day cannot be asked for. */
export const GET = route(async (request: NextRequest, params: { locale: string }) => {
  const merchant = await merchantOfRequest();
  const locale = hasLocale(routing.locales, params.locale) ? params.locale : routing.defaultLocale;
  const date = request.nextUrl.searchParams.get("date") ?? "";
  const now = new Date();
  await missingAsOf(merchant, date, null, now);
  const t = await getTranslations({ locale, namespace: "books" });
  const standing = await getTranslations({ locale, namespace: "states.standing" });
  return tableDownload(request, {
    name: `${t("asOf.exportName")}-${date}`,
    headings: [
      t("monthEnd.columns.number"),
      t("monthEnd.columns.code"),
      t("list.buyer"),
      t("list.issuedOn"),
      t("list.total"),
      t("asOf.standing"),
      t("asOf.since"),
      t("asOf.until"),
    ],
    rows: rowsOf(exportAsOf(merchant, date, now)),
  });

  async function* rowsOf(chunks: AsyncIterable<MissingThen[]>): AsyncGenerator<string[][]> {
    for await (const rows of chunks) yield rows.map(cellsOf);
  }

  function cellsOf(row: MissingThen): string[] {
    const { number, code } = identityOf(row.key);
    return [
      number,
      code ?? "",
      row.buyerName,
      row.issuedOn,
      yuanText(row.total),
      standing(`${row.standing}.label`),
      shanghaiTimestamp(row.since),
      row.until ? shanghaiTimestamp(row.until) : t("asOf.still"),
    ];
  }
});
