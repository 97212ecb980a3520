import { isForgotten, packageStateOf } from "#domain/package.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { packageForgotten } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
import { always, type GoOn } from "#server/queue/go-on.ts";

/** What of a package is still in the merchant's hands. */
const inHand = { handedInAt: null, dissolvedAt: null, closedAt: null } as const;

/** Reminds of every package that was made days ago and is not handed in, as far as we know. @returns letters written */
export async function remindOfPackages(now: Date, goOn: GoOn = always): Promise<number> {
  const merchants = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.package.groupBy({ by: ["merchantId"], where: inHand }),
  );
  let written = 0;
  for (const [done, { merchantId }] of merchants.entries()) {
    if (!(await goOn(done, merchants.length))) break;
    written += await remind(merchantId, now);
  }
  return written;
}

function remind(merchantId: string, now: Date): Promise<number> {
  const context = systemContext(merchantId, "remind-of-packages");
  return inTransaction(context, async (tx) => {
    const packages = await tx.package.findMany({ where: { merchantId, ...inHand }, orderBy: { id: "asc" } });
    let written = 0;
    for (const one of packages.filter((known) => isForgotten(packageStateOf(known), known.madeAt, now)))
      written += await writeLetters(tx, context, packageForgotten(one.id, one.number, one.invoices), now);
    return written;
  });
}
