import { type Invoice, invoiceKey, invoiceSchema, invoiceText } from "#domain/invoice.ts";
import { workbookOf } from "#domain/table/write-workbook.ts";
import { exampleInvoice } from "#server/batches/example-batch.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { askForPackage } from "#server/packages/ask-for-package.ts";
import { packageFile } from "#server/packages/package-file.ts";
import { receiveAnswer } from "#server/packages/receive-answer.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

/** Whose it is: an example merchant of the test's own. */
type Whose = { readonly context: MerchantContext; readonly system: SystemContext };

export type ExamplePackage = {
  readonly merchant: Whose;
  readonly invoices: readonly Invoice[];
  readonly submissionIds: readonly bigint[];
  readonly packageId: bigint;
};

/** When the examples begin; the clock of this machine is past it. */
export const exampleStart = new Date("2026-11-20T02:00:00Z");
/** So many minutes later. */
export function minutes(count: number): Date {
  return new Date(exampleStart.getTime() + count * 60_000);
}

/** For tests: a merchant whose only way is by hand, with invoices that wait for a package. The first is a 税控 one. */
export async function exampleWaiting(merchant: Whose, count = 3): Promise<Omit<ExamplePackage, "packageId">> {
  const { merchantId } = merchant.system;
  await inTransaction(merchant.system, (tx) =>
    tx.merchant.update({ where: { id: merchantId }, data: { ways: ["package"] } }),
  );
  const { taxpayerId } = await findParty(merchant.system);
  const invoices = Array.from({ length: count }, (_, index) => exampleOf(index + 1, taxpayerId));
  const submitted = await submitInvoices(merchant.context, invoices, { kind: "form" }, exampleStart);
  await sendDue(merchant.system, () => exampleStart);
  return { merchant, invoices, submissionIds: submitted.map(({ submissionId }) => submissionId ?? 0n) };
}

/** The same, written into a package. */
export async function examplePackage(merchant: Whose, count = 3): Promise<ExamplePackage> {
  const waiting = await exampleWaiting(merchant, count);
  return { ...waiting, packageId: await packNext(waiting.merchant, minutes(1)) };
}

/** Asks, and lets the worker write. */
export async function packNext({ context, system }: Whose, now: Date): Promise<bigint> {
  await askForPackage(context, now);
  await sendDue(system, () => now);
  const made = await inTransaction(system, (tx) =>
    tx.package.findFirstOrThrow({ where: { merchantId: system.merchantId }, orderBy: { id: "desc" } }),
  );
  return made.id;
}

/** And downloaded. */
export async function exampleDownloaded(merchant: Whose, count = 3): Promise<ExamplePackage> {
  const made = await examplePackage(merchant, count);
  await packageFile(made.merchant.context, made.packageId, minutes(2));
  return made;
}

export const resultHeadings = ["受理流水号", "发票代码", "发票号码", "数电发票号码", "处理结果", "原因", "处理时间"];

/** The bureau's result file over these invoices, brought back. @returns the token that names it */
export async function bringResult(
  { merchant, packageId }: ExamplePackage,
  rows: readonly (readonly [Invoice, string, string?])[],
  acceptanceNumber = "SL-1",
): Promise<string> {
  const cells = rows.map(([{ code, number }, result, reason = ""]) => [
    acceptanceNumber,
    code,
    ...(number.length === 20 ? ["", number] : [number, ""]),
    result,
    reason,
    "2026-11-20 11:00:00",
  ]);
  return bring(merchant, packageId, resultHeadings, cells);
}

const exportHeadings =
  "数电发票号码,发票代码,发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,金额,税额,价税合计,发票来源,发票票种,发票状态".split(
    ",",
  );

/** The bureau's list with these invoices in it, brought back; other totals where `changes` say so. */
export async function bringExport(
  { merchant, packageId }: ExamplePackage,
  invoices: readonly Invoice[],
  changes: Partial<{ total: string; amount: string }> = {},
): Promise<string> {
  const cells = invoices.map((invoice) => {
    const { code, number, seller, buyer, issuedOn, amount, tax, total } = { ...invoiceText(invoice), ...changes };
    return [
      ...(number.length === 20 ? [number, "", ""] : ["", code, number]),
      ...[seller.taxpayerId, seller.name, buyer.taxpayerId, buyer.name, issuedOn, amount, tax, total],
      ...["电子发票服务平台", "数电发票（普通发票）", "正常"],
    ];
  });
  return bring(merchant, packageId, exportHeadings, cells);
}

async function bring(
  merchant: Whose,
  packageId: bigint,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<string> {
  const bytes = workbookOf("结果", headings, [rows]);
  return receiveAnswer(merchant.context, packageId, { name: "处理结果.xlsx", bytes });
}

/** How each submission stands, in the order of the invoices. */
export async function statesOf({ merchant, invoices }: Pick<ExamplePackage, "merchant" | "invoices">) {
  const { merchantId } = merchant.system;
  const rows = await inTransaction(merchant.system, (tx) =>
    tx.submission.findMany({ where: { merchantId }, orderBy: { id: "asc" } }),
  );
  return invoices.map((invoice) => {
    const row = rows.findLast(({ invoiceKey: key }) => key === invoiceKey(invoice));
    return row ? (row.heldReason ? `${row.state} ${row.heldReason}` : row.state) : "none";
  });
}

/** What the audit says was done to packages, oldest first. */
export async function packageActs(merchant: Whose): Promise<string[]> {
  return (await actsOn(merchant, "package")).map(({ action }) => action);
}

function actsOn({ system }: Whose, subjectKind: string) {
  const where = { merchantId: system.merchantId, subjectKind };
  return inTransaction(system, (tx) => tx.auditEntry.findMany({ where, orderBy: { seq: "asc" } }));
}

/** Every change of state has exactly one entry: C7, for one merchant. */
export async function revisionsMatchAudit(merchant: Whose): Promise<boolean> {
  const { system } = merchant;
  const rows = await inTransaction(system, (tx) =>
    tx.submission.findMany({ where: { merchantId: system.merchantId } }),
  );
  const acts = await actsOn(merchant, "submission");
  return rows.every(
    ({ id, revision }) => acts.filter(({ subjects }) => subjects.includes(String(id))).length === revision,
  );
}

function exampleOf(serial: number, sellerTaxpayerId: string): Invoice {
  const text = exampleInvoice(serial, sellerTaxpayerId);
  return invoiceSchema.parse(serial === 1 ? { ...text, kind: "10", code: "011002600111", number: "00123456" } : text);
}
