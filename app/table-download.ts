import type { NextRequest } from "next/server";
import type { RowChunks } from "#domain/table/row-chunks.ts";
import { csvOf } from "#domain/table/write-csv.ts";
import { type SheetToWrite, workbookOf, workbookOfSheets } from "#domain/table/write-workbook.ts";

export type TableToSave = {
  /** Without its ending, in any script. */
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: RowChunks;
};

/**
 * A table as a download, sent as its rows are taken: memory does not grow with it, and who goes away stops it. A
 * workbook, in which no spreadsheet spoils a number, or a CSV where `?format=csv` asks for one.
 */
export function tableDownload(request: NextRequest, { name, headings, rows }: TableToSave): Response {
  if (request.nextUrl.searchParams.get("format") === "csv")
    return download(`${name}.csv`, "text/csv; charset=utf-8", encoded(csvOf(headings, rows)));
  return download(`${name}.xlsx`, workbookType, workbookOf(name.slice(0, 31), headings, rows));
}

/** Several tables as one workbook, every cell of it text. @param name without its ending */
export function workbookDownload(name: string, sheets: readonly SheetToWrite[]): Response {
  return download(`${name}.xlsx`, workbookType, workbookOfSheets(sheets));
}

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function download(name: string, type: string, bytes: AsyncGenerator<Uint8Array>): Response {
  return new Response(streamOf(bytes), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="buchuan${name.slice(name.lastIndexOf("."))}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(line);
}

function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await bytes.return(undefined);
    },
  });
}
