import { setTimeout as wait } from "node:timers/promises";
import { chanceOf } from "#faults/chance.ts";
import type { Fault } from "#faults/fault.ts";
import type { House } from "#faults/house.ts";
import { keepBusy } from "#faults/keep-busy.ts";
import { endedSince } from "#faults/standing.ts";
import { until } from "#faults/until.ts";
import { readiness } from "#server/monitoring/readiness.ts";

type Loss = { readonly what: string; readonly while: (house: House, meanwhile: () => Promise<void>) => Promise<void> };

/** Each takes the database away, lets something happen meanwhile, and gives it back. */
const losses: readonly Loss[] = [
  { what: "restarted in order", while: ({ database }) => database.restart("in order") },
  { what: "power lost", while: ({ database }) => database.restart("power lost") },
  { what: "every connection ended", while: (house) => endConnections(house) },
  { what: "read-only, as on a full disk or a stand-by", while: readOnly },
  { what: "no connection to be had", while: noConnections },
  {
    what: "the line to it half-open",
    while: async ({ databaseLine }, meanwhile) => {
      databaseLine.disturb(() => ({ kind: "silent" }));
      databaseLine.cutOpen();
      await meanwhile();
      await databaseLine.mend();
    },
  },
  {
    what: "the line to it refused",
    while: async ({ databaseLine }, meanwhile) => {
      await databaseLine.refuse();
      await meanwhile();
      await databaseLine.mend();
    },
  },
];

/** A run takes the database away once, in one of seven ways, under load. */
export const databaseGone: Fault = {
  name: "F10",
  what: "PostgreSQL restarted, crashed, cut off, read-only, out of connections, its line half-open or refused",
  runs: { long: 42, short: 2 },
  ownServer: true,
  run: async (house, seed, runs) => {
    const chance = chanceOf(seed);
    await house.bureau.faults({ kind: "latency", ms: 100 });
    const merchants = await Promise.all(Array.from({ length: 8 }, () => house.merchant()));
    const stopFeeding = keepBusy(house, merchants, chanceOf(seed + 1));
    let worker = house.startWorker();
    let restarts = 0;
    const keepWorking = () => {
      if (worker.isRunning()) return;
      restarts++;
      worker = house.startWorker();
    };
    await settledAfter(new Date(0), keepWorking);
    const recoveryMs: number[] = [];
    for (let run = 0; run < runs; run++) {
      const loss = losses[(seed + run) % losses.length] as Loss;
      house.note(loss.what);
      await loss.while(house, () => wait(chance.whole(500, 4_000)));
      const backAt = new Date();
      await settledAfter(backAt, keepWorking);
      recoveryMs.push(Date.now() - backAt.getTime());
      house.note(`… and back: a row settled after ${recoveryMs.at(-1)} ms`);
    }
    const handedIn = await stopFeeding();
    const notes = [`${handedIn} invoices handed in; the worker ended by itself ${restarts} times`];
    return { runs, injected: runs, recoveryMs, notes };
  },
};

async function endConnections({ database }: House): Promise<void> {
  await database.asSuperuser((client) =>
    client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'buchuan_app'",
    ),
  );
}

async function readOnly({ database }: House, meanwhile: () => Promise<void>): Promise<void> {
  await set("on");
  await meanwhile();
  await set("off");

  async function set(value: "on" | "off"): Promise<void> {
    await database.asSuperuser(async (client) => {
      await client.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`);
      await client.query("SELECT pg_reload_conf()");
    });
  }
}

/** Pages say so instead of hanging: not ready, within the patience of whoever asks. */
async function noConnections(house: House, meanwhile: () => Promise<void>): Promise<void> {
  await limit(0);
  await endConnections(house);
  const { ready } = await readiness(new Date());
  if (ready) throw new Error("ready, without a connection to be had");
  await meanwhile();
  await limit(-1);

  async function limit(connections: number): Promise<void> {
    await house.database.asSuperuser((client) =>
      client.query(`ALTER ROLE buchuan_app CONNECTION LIMIT ${connections}`),
    );
  }
}

/** A worker may end by itself some time after the loss; whoever runs the house starts it again, and so does `keepWorking`. */
async function settledAfter(moment: Date, keepWorking: () => void): Promise<void> {
  await until(
    () => {
      keepWorking();
      return endedSince(moment).catch(String);
    },
    (count) => Number(count) > 0,
    { limitMs: 120_000, everyMs: 20, what: "a row settled afterwards" },
  );
}
