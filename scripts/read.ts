import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { DocumentReading } from "#domain/document/document-reading.ts";
import { readBundle } from "#domain/document/read-bundle.ts";
import { type FileKind, fileKindOf } from "#domain/file-kind.ts";
import { type InvoiceDraft, invoiceText } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import { type ReadingGround, readInvoice } from "#domain/read-invoice.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { readTable } from "#domain/table/read-table.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { documentTools } from "#server/reading/qr-tools.ts";

const help = `用法：npm run read -- 文件 [--merchant 纳税人识别号]

读一份清单（CSV、XLSX）、一张发票（OFD、XML、PDF、带二维码的图片）或装着发票的 ZIP，
用 JSON 写出读到了什么、改读了什么、哪里有问题。不上传，不联网。
不给 --merchant 时，不检查销售方是不是您自己。

Usage: npm run read -- FILE [--merchant TAXPAYER_ID]

Reads a list (CSV, XLSX), one invoice (OFD, XML, PDF, a picture with its QR code) or a ZIP of them and
prints one JSON: kind, encoding, columns, rows or fields, repairs, problems. Exit code 1 when the file cannot be read.
`;

/** A ZIP is looked into as an archive of documents; one that turns out to be a workbook is read as a table. */
const documentKinds: readonly FileKind[] = ["ofd", "xml", "pdf", "image", "zip"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean", short: "h" }, merchant: { type: "string" } },
});

const [file] = positionals;
if (values.help || file === undefined) {
  process.stdout.write(help);
  process.exitCode = values.help ? 0 : 1;
} else {
  await read(file);
}

async function read(path: string): Promise<void> {
  try {
    const kind = fileKindOf(await headOf(path));
    print(documentKinds.includes(kind) ? await documentReport(path) : await tableReport(path));
  } catch (error) {
    print({ problems: [problemOf(error)] });
    process.exitCode = 1;
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof UnreadableFile) return error.problem;
  if (!(error instanceof Error && "syscall" in error)) throw error;
  return { code: "FILE_UNREADABLE", severity: "reject", field: "file", value: error.message };
}

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function documentReport(path: string): Promise<object> {
  const rows: object[] = [];
  try {
    for await (const { rowNumber, name, reading, problem } of readBundle(await readFile(path), documentTools)) {
      rows.push({ rowNumber, name, ...(reading ? readingReport(reading) : { problems: [problem] }) });
      if (name === "" && reading) return readingReport(reading);
    }
  } catch (error) {
    if (error instanceof UnreadableFile && error.problem.code === "FILE_IS_XLSX") return tableReport(path);
    throw error;
  }
  return { kind: "bundle", rows };
}

function readingReport({ kind, draft, problems, sources }: DocumentReading): object {
  const report = reportOf(draft);
  return { kind, sources, ...report, repairs: [], problems: [...problems, ...report.problems] };
}

async function tableReport(path: string): Promise<object> {
  const { size } = await stat(path);
  const { kind, encoding, delimiter, sheets, header, rows } = await readTable({
    size,
    stream: () => createReadStream(path),
  });
  const read: object[] = [];
  const counts = { data: 0, part: 0, blank: 0, footer: 0 };
  for await (const piece of rows) {
    for (const row of piece) {
      counts[row.kind]++;
      if (row.kind === "data") read.push(rowReport(row));
    }
  }
  const { rowNumber, columns, missing, extra } = header;
  return {
    kind,
    encoding,
    delimiter,
    sheets: sheets.map(({ name, isRead, problem }) => ({ name, isRead, problem })),
    header: { rowNumber, columns, missing, extra },
    counts,
    rows: read,
  };
}

function rowReport({ rowNumber, draft, repairs, problems }: TableRow): object {
  const report = reportOf(draft);
  return { rowNumber, ...report, repairs, problems: [...problems, ...report.problems] };
}

function reportOf(draft: InvoiceDraft): { key: string | null; fields: object; problems: readonly Problem[] } {
  const { invoice, problems, key } = readInvoice(draft, groundOf(draft));
  const told = values.merchant === undefined ? problems.filter(({ field }) => !field.startsWith("seller.")) : problems;
  return { key, fields: invoice ? invoiceText(invoice) : draft, problems: told };
}

/** Nobody is signed in here: without --merchant the file's own seller is believed. */
function groundOf(draft: InvoiceDraft): ReadingGround {
  const merchantTaxpayerId = values.merchant ?? draft.seller.taxpayerId;
  return { merchantTaxpayerId, merchantName: "—", today: businessDateOf(new Date()) };
}

function print(report: object): void {
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}
