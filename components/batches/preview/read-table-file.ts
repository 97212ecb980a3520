import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { previewTable } from "#domain/preview/preview-table.ts";
import { headingsText, recallColumns } from "#domain/preview/remembered-columns.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { lookAtTable } from "#domain/table/read-table.ts";
import type { ReadTable, TableRequest } from "./reader-messages.ts";
import { progressTeller } from "./tell-progress.ts";
import { type WatchedFile, watchedFile } from "./watched-file.ts";

/** Reads a table to its end, as chosen, as remembered, or as its headings say. */
export async function readTableFile({ file, choice, remembered, ground }: TableRequest): Promise<ReadTable> {
  const tell = progressTeller();
  const watched = watchedFile(file, (bytes) => tell({ share: bytes / file.size }));
  const recalled = choice === null ? await recalledFor(watched, remembered) : null;
  const onRows = (count: number) => tell({ count });
  const preview = await previewTable(watched.source, { choice: choice ?? recalled ?? {}, ground, onRows });
  const { header } = preview;
  return {
    kind: "table",
    preview,
    isRecalled: recalled !== null,
    headings: header && header.rowNumber > 0 ? hexOf(headingsText(header.headings)) : null,
    sha256: watched.sha256(),
  };
}

async function recalledFor(
  { source }: WatchedFile,
  remembered: TableRequest["remembered"],
): Promise<ColumnChoice | null> {
  return remembered.length === 0 ? null : recallColumns(await lookAtTable(source), remembered, hexOf);
}

function hexOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
