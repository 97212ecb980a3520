import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { tableDownload } from "#app/table-download.ts";
import { type RowWords, rowWords } from "#components/batches/row-words.ts";
import { failedRowCells, failedRowHeadings } from "#domain/table/failed-rows.ts";
import { routing } from "#i18n/routing.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { listFailedRows } from "#server/batches/list-failed-rows.ts";
import type { ListedRow } from "#server/batches/list-rows.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { downloadName } from "../download-name.ts";

/** The rows that did not pass, in the merchant's own columns with the reason: mended, it is handed in as it is. */
export const GET = route<{ locale: string; batchId: string }>(async (request, { locale: asked, batchId }) => {
  const merchant = await merchantOfRequest();
  const batch = await findBatch(merchant, batchIdOf(batchId));
  if (batch.header.length === 0) throw new Refusal("not-now", "BATCH_NOT_READ_YET");
  const t = await getTranslations({ locale: hasLocale(routing.locales, asked) ? asked : routing.defaultLocale });
  return tableDownload(request, {
    name: downloadName(batch.fileName, t("batch.results.failedName")),
    headings: failedRowHeadings(batch.header),
    rows: rowsOf(batch.header, listFailedRows(merchant, BigInt(batch.id)), rowWords(t, batch.header, batch.columns)),
  });
});

async function* rowsOf(header: readonly string[], chunks: AsyncIterable<ListedRow[]>, words: RowWords) {
  for await (const rows of chunks) yield rows.map((row) => failedRowCells(header, row.cells, words.reason(row)));
}
