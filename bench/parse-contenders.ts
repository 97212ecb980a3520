import { createReadStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import Papa from "papaparse";
import { benchMerchant, type TableEncoding } from "#bench/invoice-table.ts";
import { readInvoice } from "#domain/read-invoice.ts";
import type { SourceFile } from "#domain/source-file.ts";
import { readTable } from "#domain/table/read-table.ts";

type Contender = (path: string, encoding: TableEncoding) => Promise<number>;

const ground = { merchantTaxpayerId: benchMerchant.taxpayerId, merchantName: benchMerchant.name, today: "2026-11-22" };

/** Ways of reading one table, from doing least to doing everything; each answers with how much it saw. */
export const parseContenders = {
  /** The platform's decoder, told the encoding. */
  decode: async (path, encoding) => {
    let characters = 0;
    for await (const text of decoded(path, encoding)) characters += text.length;
    return characters;
  },
  /** Its text cut into records by papaparse's own stream, as arrays. */
  papaparse: (path, encoding) =>
    new Promise((resolve, reject) => {
      let rows = 0;
      Papa.parse<string[]>(Readable.from(decoded(path, encoding)), {
        delimiter: ",",
        newline: "\r\n",
        chunk: ({ data }) => {
          rows += data.length;
        },
        complete: () => resolve(rows),
        error: reject,
      });
    }),
  /** Ours without the schema: encoding, layout and header found, values mended. */
  rows: async (path) => {
    let rows = 0;
    const table = await readTable(fileAt(path));
    for await (const piece of table.rows) rows += piece.length;
    return rows;
  },
  /** Ours: every row an invoice, or what is wrong with it. */
  invoices: async (path) => {
    let rows = 0;
    const table = await readTable(fileAt(path));
    for await (const piece of table.rows) {
      for (const row of piece) if (row.kind === "data" && readInvoice(row.draft, ground).problems) rows++;
    }
    return rows;
  },
} as const satisfies Record<string, Contender>;

export type ParseContender = keyof typeof parseContenders;

function fileAt(path: string): SourceFile {
  return { size: statSync(path).size, stream: () => createReadStream(path) };
}

async function* decoded(path: string, encoding: TableEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const bytes of createReadStream(path)) yield decoder.decode(bytes as Uint8Array, { stream: true });
  yield decoder.decode();
}
