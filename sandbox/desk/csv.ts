import { encodeGbk } from "#sandbox/desk/gbk.ts";

/** A file as it is handed over the counter. */
export type DeskFile = { readonly name: string; readonly contentType: string; readonly bytes: Buffer };

export type Encoding = "utf-8" | "gbk";

/** UTF-8 with a mark for Excel, or GBK as older bureau machines write it. */
export function csvFile(name: string, rows: readonly (readonly string[])[], encoding: Encoding): DeskFile {
  const text = rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  const bytes = encoding === "gbk" ? encodeGbk(text) : Buffer.from(`\uFEFF${text}`);
  return { name: `${name}.csv`, contentType: `text/csv; charset=${encoding}`, bytes };
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
