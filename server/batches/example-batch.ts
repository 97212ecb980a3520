import { randomUUID } from "node:crypto";
import type { BatchState, RowOutcome } from "#domain/batch.ts";
import { blankInvoiceText, type InvoiceText, invoiceKey, invoiceSchema } from "#domain/invoice.ts";
import type { Problem, Repair } from "#domain/problem.ts";
import { isOpen, type SubmissionState } from "#domain/submission.ts";
import type { Duplicate } from "#server/batches/list-rows.ts";
import type { TenantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export type ExampleRow = {
  readonly outcome?: RowOutcome;
  /** Makes its number; the row's own number when left out. */
  readonly serial?: number;
  readonly problems?: readonly Problem[];
  readonly repairs?: readonly Repair[];
  readonly duplicateOf?: Duplicate;
};

type ExampleBatch = {
  readonly state?: BatchState;
  readonly blankRows?: number;
  readonly createdAt?: Date;
};

/** A batch as reading it leaves it, for tests: the rows as given, numbered from 2 as under a header; 1060 yuan each. */
export async function exampleBatch(
  context: TenantContext,
  rows: readonly ExampleRow[],
  { state = "REVIEW", blankRows = 0, createdAt = new Date() }: ExampleBatch = {},
): Promise<bigint> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const { taxpayerId } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const batch = await tx.batch.create({
      data: {
        merchantId,
        state,
        fileSha256: randomUUID(),
        fileName: "十一月.csv",
        fileSize: 1234n,
        createdAt,
        readTo: rows.length + blankRows,
        totalRows: rows.length + blankRows,
        blankRows,
        encoding: "gb18030",
        header: ["数电发票号码", "价税合计"],
      },
    });
    await tx.batchRow.createMany({
      data: rows.map((row, index) => ({ merchantId, batchId: batch.id, ...rowData(row, index + 2, taxpayerId) })),
    });
    return batch.id;
  });
}

/** What an example row with this serial says, for assertions and for putting it into the bureau's books. */
export function exampleInvoice(serial: number, sellerTaxpayerId: string): InvoiceText {
  return {
    ...blankInvoiceText(),
    kind: "82",
    number: `2611799900${String(serial).padStart(10, "0")}`,
    issuedOn: "2026-11-12",
    seller: { taxpayerId: sellerTaxpayerId, name: "北京样例商贸有限公司（测试）" },
    buyer: { taxpayerId: "91110108MA09XX021Q", name: "北京样例科技有限公司（测试）" },
    amount: "1000.00",
    tax: "60.00",
    total: "1060.00",
    lines: [
      {
        name: "*信息技术服务*技术服务费",
        classification: "",
        specification: "",
        unit: "",
        quantity: "",
        unitPrice: "",
        amount: "1000.00",
        rate: "0.06",
        tax: "60.00",
        nature: "00",
      },
    ],
  };
}

/** Brings the submissions of these rows to rest as the bureau's answer would. */
export async function settleRows(
  context: TenantContext,
  batchId: bigint,
  rowNumbers: readonly number[],
  state: SubmissionState,
) {
  const { merchantId } = context;
  const waits = isOpen(state) && state !== "NEEDS_SUPPORT";
  const rest = waits ? {} : { nextAt: null, endedAt: isOpen(state) ? null : new Date() };
  await inTransaction(context, (tx) =>
    tx.submission.updateMany({
      where: { merchantId, batchId, rowNumber: { in: [...rowNumbers] } },
      data: { state, ...rest },
    }),
  );
}

function rowData(row: ExampleRow, rowNumber: number, sellerTaxpayerId: string) {
  const content = exampleInvoice(row.serial ?? rowNumber, sellerTaxpayerId);
  const invoice = invoiceSchema.parse(content);
  return {
    rowNumber,
    outcome: row.outcome ?? "READY",
    cells: [content.number, content.total],
    invoiceKey: invoiceKey(invoice),
    content,
    total: invoice.total,
    problems: row.problems ? [...row.problems] : undefined,
    repairs: row.repairs ? [...row.repairs] : undefined,
    duplicateOf: row.duplicateOf,
  };
}
