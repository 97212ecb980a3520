import { shanghaiTimestamp } from "#domain/period.ts";
import { inTransaction } from "#sandbox/database.ts";
import { csvFile, type DeskFile, type Encoding } from "#sandbox/desk/csv.ts";
import { type Packed, readPackage } from "#sandbox/desk/read-package.ts";
import { judge, type Receipt, type Verdict } from "#sandbox/judging/judge.ts";
import { processUploads } from "#sandbox/judging/process-uploads.ts";
import { numberFor } from "#sandbox/numbers.ts";
import type { Office } from "#sandbox/office.ts";

/** How the result file may be spoilt. Invoices by their place in the package (from 1) or by their key. */
export type Spoilt = {
  readonly omit: ReadonlySet<string>;
  readonly twice: ReadonlySet<string>;
  readonly encoding: Encoding;
};

/**
 * Takes a package over the counter: every invoice is judged at once, as one that comes over a wire, and the result file
 * says what came of each.
 * @throws DeskRefusal where the file is no package
 */
export async function handIn(office: Office, taxpayerId: string, bytes: Buffer, spoilt: Spoilt): Promise<DeskFile> {
  const invoices = await readPackage(bytes);
  processUploads(office);
  const at = office.clock.now();
  const call = { at, service: "desk/hand-in", userId: "", taxpayerId, traceId: "", items: invoices.length, fault: "" };
  const callId = office.calls.open(call);
  const number = numberFor(office, "hand-in", callId);
  const receipt: Receipt = { number, callId, at, copies: 1, userId: null };
  const rows = inTransaction(office.db, () =>
    invoices.map((packed) => resultRow(packed, verdictOn(office, taxpayerId, packed, receipt), receipt)),
  );
  office.calls.close(callId, 200);
  const told = rows.flatMap((row, index) => copiesOf(row, index, invoices, spoilt));
  return csvFile(`受理结果_${number}`, [headings, ...told], spoilt.encoding);
}

const headings = ["受理流水号", "发票代码", "发票号码", "数电发票号码", "处理结果", "原因", "处理时间"];

function verdictOn(office: Office, taxpayerId: string, { read }: Packed, receipt: Receipt): Verdict {
  if ("objection" in read) return { status: "refused", message: read.objection };
  if (read.invoice.seller.taxpayerId !== taxpayerId) return { status: "refused", message: "不是该纳税人开具的发票" };
  return judge(office, read.invoice, receipt);
}

const words: Readonly<Record<Verdict["status"], string>> = {
  accepted: "成功",
  refused: "失败",
  unverified: "失败",
  duplicate: "重复",
};

function resultRow(packed: Packed, { status, message }: Verdict, { number, at }: Receipt): string[] {
  const reason = status === "accepted" && message === "上传成功" ? "" : message;
  return [number, packed.code, packed.number, packed.digitalNumber, words[status], reason, shanghaiTimestamp(at)];
}

function copiesOf(row: string[], index: number, invoices: readonly Packed[], { omit, twice }: Spoilt): string[][] {
  const { code = "", number = "", digitalNumber = "" } = invoices[index] ?? {};
  const names = [String(index + 1), digitalNumber || `${code}${number}`];
  if (names.some((name) => omit.has(name))) return [];
  return names.some((name) => twice.has(name)) ? [row, row] : [row];
}
