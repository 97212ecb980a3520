import { z } from "zod";
import { columnChoiceSchema } from "#domain/table/column-choice.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export const rememberedColumnsSchema = z.object({
  /** SHA-256 of `headingsText`, in hex: the headings themselves are not kept. */
  headings: z.string().regex(/^[0-9a-f]{64}$/),
  columns: columnChoiceSchema.shape.columns.unwrap(),
});

/** A merchant's own matching of a table's columns, for the next table with the same headings. A habit, not an act: no audit. */
export async function rememberColumns(
  context: MerchantContext,
  { headings, columns }: z.infer<typeof rememberedColumnsSchema>,
  now: Date,
): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, (tx) =>
    tx.columnChoice.upsert({
      where: { merchantId_headings: { merchantId, headings } },
      create: { merchantId, headings, columns, usedAt: now },
      update: { columns, usedAt: now },
    }),
  );
}
