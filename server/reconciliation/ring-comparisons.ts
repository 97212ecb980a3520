import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { ring } from "#server/queue/queue.ts";

/** Rings for a comparison of every merchant's books. @returns how many were rung for */
export async function ringComparisons(span: "recent" | "full"): Promise<number> {
  const merchants = await acrossTenants({ kind: "worker" }, (tx) => tx.merchant.findMany({ select: { id: true } }));
  for (const { id } of merchants) {
    await inTransaction(systemContext(id, "ring-comparisons"), (tx) =>
      ring(tx, "compare-books", { merchantId: id, span }),
    );
  }
  return merchants.length;
}
