import { type InvoiceKey, invoiceKey } from "#domain/invoice.ts";
import { parseYuan } from "#domain/money.ts";
import { isBusinessDate } from "#domain/period.ts";
import { isRejecting, type Problem } from "#domain/problem.ts";
import type { HeldInvoice, HeldStatus } from "#domain/reply.ts";
import type { SourceFile } from "#domain/source-file.ts";
import { plainHeading } from "#domain/table/columns.ts";
import type { TableRow } from "#domain/table/read-rows.ts";
import { readTable, type Table } from "#domain/table/read-table.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { AnswerFile, ListedInvoice } from "#server/bureau/package/answer-file.ts";
import { AnswerGatherer } from "#server/bureau/package/answer-gatherer.ts";
import { readPreamble } from "#server/bureau/package/preamble.ts";

/** 发票状态 01–04, as the bureau's lists write them (`domain.md` §5.1). */
const statuses: Readonly<Record<string, HeldStatus>> = {
  正常: "normal",
  已作废: "void",
  作废: "void",
  已红冲: "reversed",
  "已红冲-全额": "reversed",
  "已红冲-部分": "partly-reversed",
};

type Columns = { readonly status: number; readonly source: number };

/**
 * 全量发票查询导出: what stands in it is at the bureau. It is known by 发票来源 and 发票状态, which only the bureau fills:
 * a merchant's own list proves nothing.
 * @throws UnreadableFile ANSWER_NOT_RECOGNISED, FILE_IS_PACKAGE
 */
export async function readExport(file: SourceFile, asked: ReadonlySet<InvoiceKey>): Promise<AnswerFile> {
  const table = await asTable(file);
  const at = columnsOf(table);
  const gatherer = new AnswerGatherer(asked);
  const listed = new Map<InvoiceKey, ListedInvoice>();
  let rows = 0;
  let unread = 0;
  let sourced = 0;
  for await (const piece of table.rows) {
    for (const row of piece) {
      if (row.kind !== "data") continue;
      rows++;
      if ((row.cells[at.source] ?? "").trim() !== "") sourced++;
      const held = takeRow(gatherer, row, at);
      if (held) listed.set(held.key, { ...held, sellerTaxpayerId: row.draft.seller.taxpayerId });
      else unread++;
    }
  }
  if (rows > 0 && sourced === 0) throw new UnreadableFile("FILE_IS_PACKAGE");
  const { exportedAt, span } = readPreamble(aboveHeader(table));
  const all = unread === 0 ? [...listed.values()] : null;
  return { kind: "export", acceptanceNumbers: [], exportedAt, span, listed: all, ...gatherer.end() };
}

async function asTable(file: SourceFile): Promise<Table> {
  try {
    return await readTable(file);
  } catch (error) {
    const { code, facts } = error instanceof UnreadableFile ? error.problem : { code: "", facts: undefined };
    if (!["HEADER_NOT_FOUND", "COLUMNS_MISSING"].includes(code)) throw error;
    throw new UnreadableFile("ANSWER_NOT_RECOGNISED", facts);
  }
}

function columnsOf({ header }: Table): Columns {
  const source = header.headings.map(plainHeading).indexOf("发票来源");
  const { status = -1 } = header.columns;
  if (source < 0 || status < 0) throw new UnreadableFile("ANSWER_NOT_RECOGNISED");
  return { status, source };
}

function aboveHeader({ sheets, header }: Table): readonly (readonly string[])[] {
  const sheet = sheets.find((one) => one.header?.headings === header.headings);
  return sheet?.head.slice(0, Math.max(0, header.rowNumber - 1)) ?? [];
}

/** @returns the bureau's record, whether it was asked about or not; null where the row cannot be read */
function takeRow(gatherer: AnswerGatherer, row: TableRow, at: Columns): HeldInvoice | null {
  const key = gatherer.keyIn(row.rowNumber, row.draft, row.problems);
  const held = heldIn(row, key ?? invoiceKey(row.draft), at);
  const isReadable = !("code" in held);
  if (key !== null && isReadable)
    gatherer.take({ key, row: row.rowNumber, kind: "found", code: "", message: "", at: null, held });
  if (key !== null && !isReadable) gatherer.damage(row.rowNumber, held);
  return isReadable ? held : null;
}

function heldIn({ draft, problems, cells }: TableRow, key: InvoiceKey, at: Columns): HeldInvoice | Problem {
  const unreadable = problems.find(isRejecting);
  if (unreadable) return unreadable;
  const said = (cells[at.status] ?? "").normalize("NFKC").replace(/\s/g, "");
  const status = Object.hasOwn(statuses, said) ? statuses[said] : undefined;
  if (!status) return { code: "STATUS_NOT_UNDERSTOOD", severity: "reject", field: "status", value: said };
  const [amount, tax, total] = [parseYuan(draft.amount), parseYuan(draft.tax), parseYuan(draft.total)];
  if (amount === null || tax === null || total === null)
    return { code: "AMOUNT_MALFORMED", severity: "reject", field: "amount", value: draft.amount };
  if (!isBusinessDate(draft.issuedOn))
    return { code: "DATE_MALFORMED", severity: "reject", field: "issuedOn", value: draft.issuedOn };
  const { taxpayerId: buyerTaxpayerId, name: buyerName } = draft.buyer;
  return { key, kind: draft.kind, issuedOn: draft.issuedOn, buyerTaxpayerId, buyerName, amount, tax, total, status };
}
