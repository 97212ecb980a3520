import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { tableDownload } from "#app/table-download.ts";
import { refusedReason, refusedText } from "#components/ledger/refused-words.ts";
import { failedRowCells, failedRowHeadings } from "#domain/table/failed-rows.ts";
import { routing } from "#i18n/routing.ts";
import { findDelivery } from "#server/ledger/find-delivery.ts";
import { listRefused, type RefusedRow } from "#server/ledger/list-refused.ts";
import { merchantOfRequest } from "#server/session.ts";

/** The rows that were refused, in their own columns with the reason: mended, they are handed in as they are. */
export const GET = route<{ locale: string; deliveryId: string }>(async (request, { locale: asked, deliveryId }) => {
  const merchant = await merchantOfRequest();
  const { header, name } = await findDelivery(merchant, deliveryId, 0);
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const t = await getTranslations({ locale });
  const headings = header.length > 0 ? header : [t("ledger.delivery.refused.jsonHeading")];
  return tableDownload(request, {
    name: [name.replace(/\.[^.]{1,5}$/, ""), t("ledger.delivery.refused.name")].filter(Boolean).join("-"),
    headings: failedRowHeadings(headings),
    rows: rowsOf(listRefused(merchant, deliveryId)),
  });

  async function* rowsOf(chunks: AsyncIterable<RefusedRow[]>) {
    for await (const rows of chunks)
      yield rows.map(({ content, problems }) =>
        failedRowCells(headings, cellsOf(content), refusedReason(t as never, problems)),
      );
  }
});

function cellsOf(content: unknown): readonly string[] {
  return Array.isArray(content) ? content : [refusedText(content)];
}
