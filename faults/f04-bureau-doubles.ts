import type { Fault } from "#faults/fault.ts";
import type { House, Resident } from "#faults/house.ts";
import { standing } from "#faults/standing.ts";
import { until } from "#faults/until.ts";
import { byTaxpayer, type Effect } from "#scripts/bureau-control.ts";
import { acrossTenants } from "#server/db.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { compareBooks } from "#server/reconciliation/compare-books.ts";

const upload = "202007/QDFPSC";

/** A run is a hundred invoices. Doing nothing wrong we cannot prevent it: the checker names each until a person is told. */
export const bureauDoubles: Fault = {
  name: "F4",
  what: "the bureau itself enters invoices twice: each is named, and comparing the books opens a case",
  runs: { long: 20, short: 0 },
  run: async (house, seed, runs) => {
    const merchants = await Promise.all(Array.from({ length: 10 }, () => house.merchant()));
    await house.bureau.settings({ listLagMs: 0 });
    await house.bureau.seededFaults(seed, [{ kind: "duplicate-effect", service: upload, probability: 0.6 }]);
    for (let run = 0; run < runs; run++) {
      for (const merchant of merchants) await merchant.submit(10);
    }
    house.startWorker();
    await until(standing, ({ open }) => open === 0, { limitMs: 600_000, what: "every fate settled" });
    const doubled = await eachIsNamed(house);
    await eachHasItsCase(merchants, doubled);
    if (doubled.length === 0) throw new Error("the bureau doubled nothing: nothing was tried");
    return { runs, injected: doubled.length };
  },
};

/** By the checker, or already by a case: the timetable may have compared the books meanwhile. */
async function eachIsNamed({ bureau }: House): Promise<string[]> {
  const effects = await bureau.effects();
  const doubled = takenInTwice(effects);
  const { losses } = await nothingLost(byTaxpayer(effects), new Date());
  const named = losses.filter(({ check }) => check === "C4").flatMap(({ ids }) => ids);
  const told = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ key: string }[]>`
    SELECT invoice_key AS key FROM support_case told
    JOIN submission ON submission.merchant_id = told.merchant_id AND submission.id = told.submission_id
    WHERE told.code = 'DOUBLED_EFFECT'`,
  );
  const known = [...named, ...told.map(({ key }) => key)];
  const missed = doubled.filter((key) => !known.some((id) => id.startsWith(key)));
  if (missed.length > 0) throw new Error(`doubled, and not named: ${missed.slice(0, 5).join()}`);
  return doubled;
}

async function eachHasItsCase(merchants: readonly Resident[], doubled: readonly string[]): Promise<void> {
  for (const { system } of merchants) await compareBooks(system, () => new Date(), "full");
  const cases = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.supportCase.count({ where: { code: "DOUBLED_EFFECT" } }),
  );
  if (cases !== doubled.length) throw new Error(`${doubled.length} doubled, ${cases} cases`);
}

/** Twice under one acceptance number: one call of ours, two entries of theirs. */
function takenInTwice(effects: readonly Effect[]): string[] {
  const byKey = Map.groupBy(effects, ({ key }) => key);
  return [...byKey].flatMap(([key, list]) =>
    list.length > 1 && new Set(list.map((effect) => effect.upload)).size === 1 ? [key] : [],
  );
}
