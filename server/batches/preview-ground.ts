import { businessDateOf } from "#domain/period.ts";
import type { RememberedColumns } from "#domain/preview/remembered-columns.ts";
import type { PreviewGround } from "#domain/preview/table-tally.ts";
import { columnChoiceSchema } from "#domain/table/column-choice.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** What a browser needs of us to read a file by itself: who the merchant is, what day it is, columns matched before. */
export type PreviewBasis = { readonly ground: PreviewGround; readonly remembered: readonly RememberedColumns[] };

const newest = 50;

export async function previewGround(context: MerchantContext, now: Date): Promise<PreviewBasis> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const { taxpayerId, name } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const choices = await tx.columnChoice.findMany({
      where: { merchantId },
      orderBy: { usedAt: "desc" },
      take: newest,
    });
    return {
      ground: { merchantTaxpayerId: taxpayerId, merchantName: name, today: businessDateOf(now) },
      remembered: choices.map(({ headings, columns }) => ({
        headings,
        columns: columnChoiceSchema.shape.columns.parse(columns) ?? {},
      })),
    };
  });
}
