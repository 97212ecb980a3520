import type { InvoiceKey } from "#domain/invoice.ts";
import type { SourceFile } from "#domain/source-file.ts";
import { openTableFile } from "#domain/table/sheets.ts";
import type { AnswerFile } from "#server/bureau/package/answer-file.ts";
import { readExport } from "#server/bureau/package/read-export.ts";
import { findResultSheets, readResult } from "#server/bureau/package/read-result.ts";

/**
 * Reads what the merchant brought back from the bureau, whatever form it has: the result of a hand-in (处理结果), or
 * the bureau's list of all invoices (全量发票查询导出). Nothing is guessed: a row that cannot be read is told.
 * @throws UnreadableFile ANSWER_NOT_RECOGNISED, FILE_IS_PACKAGE, and whatever makes a table unreadable
 */
export async function readAnswer(file: SourceFile, asked: ReadonlySet<InvoiceKey>): Promise<AnswerFile> {
  const results = findResultSheets(await openTableFile(file));
  return results.length > 0 ? readResult(results, asked) : readExport(file, asked);
}
