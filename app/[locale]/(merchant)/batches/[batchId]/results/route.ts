import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { tableDownload } from "#app/table-download.ts";
import { type RowWords, rowWords } from "#components/batches/row-words.ts";
import { identityOf } from "#domain/identity-of.ts";
import { yuanText } from "#domain/money.ts";
import { routing } from "#i18n/routing.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { listResults } from "#server/batches/list-results.ts";
import type { ListedRow } from "#server/batches/list-rows.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { downloadName } from "../download-name.ts";

const columns = ["row", "code", "number", "total", "state", "note", "reference", "acceptanceNumber"] as const;

/** Every row of the file with what became of it, for the merchant's records. */
export const GET = route<{ locale: string; batchId: string }>(async (request, { locale: asked, batchId }) => {
  const merchant = await merchantOfRequest();
  const batch = await findBatch(merchant, batchIdOf(batchId));
  if (batch.header.length === 0) throw new Refusal("not-now", "BATCH_NOT_READ_YET");
  const t = await getTranslations({ locale: hasLocale(routing.locales, asked) ? asked : routing.defaultLocale });
  return tableDownload(request, {
    name: downloadName(batch.fileName, t("batch.results.name")),
    headings: columns.map((column) => t(`batch.results.${column}`)),
    rows: rowsOf(rowWords(t, batch.header, batch.columns), listResults(merchant, BigInt(batch.id))),
  });
});

async function* rowsOf(words: RowWords, chunks: AsyncIterable<ListedRow[]>) {
  for await (const rows of chunks) yield rows.map(cellsOf);

  function cellsOf(row: ListedRow): string[] {
    const { submission, total, key } = row;
    const { code, number } = key ? identityOf(key) : { code: null, number: "" };
    return [
      String(row.rowNumber),
      code ?? "",
      number,
      total === null ? "" : yuanText(total),
      words.state(row),
      words.reason(row),
      submission ? referenceOf(BigInt(submission.id)) : "",
      submission?.acceptanceNumber ?? "",
    ];
  }
}
