import { comeToRest } from "#faults/come-to-rest.ts";
import type { Fault } from "#faults/fault.ts";
import type { House } from "#faults/house.ts";
import { checkOutOldVersion, type OldVersion } from "#faults/old-version.ts";
import { endedSince } from "#faults/standing.ts";
import { until } from "#faults/until.ts";
import { migrate } from "#scripts/migrate.ts";

const merchants = 4;
const count = 300;

/** One run: the version before, its worker and its pages; the migration; the new worker beside the old, then alone. */
export const migratedUnderLoad: Fault = {
  name: "F40",
  what: "the newest migration applied while the version before runs, then old and new worker side by side",
  runs: { long: 1, short: 0 },
  unmigrated: true,
  run: async (house) => {
    const old = await checkOutOldVersion();
    try {
      return await acrossVersions(house, old);
    } finally {
      old.remove();
    }
  },
};

async function acrossVersions(house: House, old: OldVersion) {
  await house.bureau.faults({ kind: "latency", ms: 200 });
  await house.bureau.settings({ processingMs: 200 });
  await old.run("scripts/migrate.ts");
  let handedIn = await handIn(house, old, 0);
  const oldWorker = house.startWorker({ root: old.root });
  await settledSince(new Date(0));

  const beganAt = performance.now();
  const applied = await migrate(house.database.ownerUrl);
  const migrationMs = Math.round(performance.now() - beganAt);
  handedIn += await handIn(house, old, handedIn);
  await settledSince(new Date());
  if (!oldWorker.isRunning()) throw new Error("the old worker did not outlive the migration");

  const newWorker = house.startWorker();
  handedIn += await handIn(house, old, handedIn);
  await settledSince(new Date());
  const code = await oldWorker.stop();
  if (code !== 0) throw new Error(`the old worker ended with ${code}`);
  handedIn += await handIn(house, old, handedIn);
  await settledSince(new Date());
  const { REJECTED = 0 } = await comeToRest(house);
  if (REJECTED > 0) throw new Error(`${REJECTED} good invoices were returned`);
  if (!newWorker.isRunning()) throw new Error("the new worker ended by itself");
  const notes = [
    `${old.commit.slice(0, 7)} → now: ${applied.join(", ")} in ${migrationMs} ms; ${handedIn} handed in by the old`,
  ];
  return { runs: 1, injected: 1, notes };
}

async function handIn({ controlUrl }: House, old: OldVersion, from: number): Promise<number> {
  return Number(await old.run("faults/hand-in.ts", [controlUrl, String(merchants), String(count), String(from)]));
}

async function settledSince(moment: Date): Promise<void> {
  await until(
    () => endedSince(moment),
    (ended) => ended >= 100,
    { limitMs: 90_000, what: "rows settled" },
  );
}
