import type { Problem } from "#domain/problem.ts";
import type { ReaderContext, SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { deliveryIdOf } from "#server/ledger/delivery.ts";

export type RefusedRow = { readonly row: number; readonly content: unknown; readonly problems: readonly Problem[] };

/** All of them, for the file in which they are given back; a piece at a time. */
export async function* listRefused(
  context: ReaderContext | SystemContext,
  deliveryId: string,
): AsyncGenerator<RefusedRow[]> {
  const importId = deliveryIdOf(deliveryId);
  const { merchantId } = context;
  for (let after = 0; ; ) {
    const rows = await inTransaction(context, (tx) =>
      tx.ledgerImportRefusal.findMany({
        where: { merchantId, importId, row: { gt: after } },
        orderBy: { row: "asc" },
        take: 1_000,
      }),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(refusedRow);
    after = last.row;
  }
}

export function refusedRow({
  row,
  content,
  problems,
}: {
  row: number;
  content: unknown;
  problems: unknown;
}): RefusedRow {
  return { row, content, problems: problems as readonly Problem[] };
}
