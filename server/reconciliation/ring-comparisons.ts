import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { always, type GoOn } from "#server/queue/go-on.ts";
import { ring } from "#server/queue/queue.ts";

/** Rings for a comparison of every merchant's books. @returns how many were rung for */
export async function ringComparisons(span: "recent" | "full", goOn: GoOn = always): Promise<number> {
  const merchants = await acrossTenants({ kind: "worker" }, (tx) => tx.merchant.findMany({ select: { id: true } }));
  let rung = 0;
  for (const { id } of merchants) {
    if (!(await goOn(rung, merchants.length))) break;
    await inTransaction(systemContext(id, "ring-comparisons"), (tx) =>
      ring(tx, "compare-books", { merchantId: id, span }),
    );
    rung += 1;
  }
  return rung;
}
