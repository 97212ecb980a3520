import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { auditHolds, chainsHold } from "#server/monitoring/nothing-lost/audit-holds.ts";
import { batchesAddUp } from "#server/monitoring/nothing-lost/batches-add-up.ts";
import type { BureauEffect, Check, Loss } from "#server/monitoring/nothing-lost/check.ts";
import { deadlinesAreHeard } from "#server/monitoring/nothing-lost/deadlines-are-heard.ts";
import { effectsMatch } from "#server/monitoring/nothing-lost/effects-match.ts";
import { everythingGoesOn } from "#server/monitoring/nothing-lost/everything-goes-on.ts";
import { identitiesHold } from "#server/monitoring/nothing-lost/identities-hold.ts";
import { receiptsAreOurs } from "#server/monitoring/nothing-lost/receipts-are-ours.ts";
import { receiptsAreThere } from "#server/monitoring/nothing-lost/receipts-are-there.ts";
import { standingsAreTrue } from "#server/monitoring/nothing-lost/standings-are-true.ts";

const checks: readonly Check[] = [
  batchesAddUp,
  identitiesHold,
  everythingGoesOn,
  effectsMatch,
  receiptsAreThere,
  receiptsAreOurs,
  deadlinesAreHeard,
  auditHolds,
  standingsAreTrue,
];

export type Verdict = {
  readonly merchants: number;
  readonly losses: readonly (Loss & { readonly merchantId: string })[];
};

/**
 * The checker of `lifecycle.md` §5 over every merchant.
 * @param effects the bureau's ledger by taxpayer id, or null where the bureau does not show it: C4 and C6 then look at our side only
 */
export async function nothingLost(
  effects: ReadonlyMap<string, readonly BureauEffect[]> | null,
  now: Date,
): Promise<Verdict> {
  const merchants = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.merchant.findMany({ select: { id: true, taxpayerId: true } }),
  );
  const losses: (Loss & { merchantId: string })[] = [];
  for (const { id, taxpayerId } of merchants) {
    const theirs = effects === null ? null : (effects.get(taxpayerId) ?? []);
    for (const check of checks) {
      const found = await inTransaction(systemContext(id, "nothing-lost"), (tx) =>
        check({ tx, merchantId: id, now, effects: theirs }),
      );
      losses.push(...found.map((loss) => ({ ...loss, merchantId: id })));
    }
  }
  losses.push(...(await chainsHold()));
  return { merchants: merchants.length, losses };
}
