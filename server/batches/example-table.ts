import { randomUUID } from "node:crypto";
import { findHeader } from "#domain/table/columns.ts";
import { restoreRows } from "#server/batches/restore-rows.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export const exampleHeader = [
  "数电发票号码",
  "开票日期",
  "发票票种",
  "购方识别号",
  "购买方名称",
  "项目名称",
  "金额",
  "税率",
  "税额",
  "价税合计",
];

/** Cells of a good row; `changes` by column. */
export function exampleCells(serial: number, changes: Readonly<Record<number, string>> = {}): string[] {
  const good = [
    `2611799900${String(serial).padStart(10, "0")}`,
    "2026-11-12",
    "数电发票（普通发票）",
    "91110108MA09XX021Q",
    "北京样例科技有限公司（测试）",
    "*信息技术服务*技术服务费",
    "1000.00",
    "6%",
    "60.00",
    "1060.00",
  ];
  return good.map((cell, index) => changes[index] ?? cell);
}

/** A batch in review whose rows are read from their cells, numbered from 2; an empty row is a blank line, not kept. */
export async function exampleTable(
  context: MerchantContext,
  rows: readonly (readonly string[])[],
  now: Date,
  header: readonly string[] = exampleHeader,
): Promise<bigint> {
  const { merchantId } = context;
  const kept = rows.flatMap((cells, index) => (cells.length > 0 ? [{ rowNumber: index + 2, cells: [...cells] }] : []));
  const batchId = await inTransaction(context, async (tx) => {
    const { id } = await tx.batch.create({
      data: {
        merchantId,
        state: "REVIEW",
        fileSha256: randomUUID(),
        fileName: "十一月.csv",
        fileSize: 1234n,
        readTo: rows.length + 1,
        totalRows: rows.length,
        blankRows: rows.length - kept.length,
        encoding: "utf-8",
        header: [...header],
        columns: findHeader([header]).columns,
      },
    });
    await tx.batchRow.createMany({
      data: kept.map((row) => ({ merchantId, batchId: id, outcome: "REMOVED", ...row })),
    });
    return id;
  });
  await restoreRows(
    context,
    batchId,
    kept.map(({ rowNumber }) => rowNumber),
    now,
  );
  return batchId;
}
