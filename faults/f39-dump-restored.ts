import { chanceOf } from "#faults/chance.ts";
import { comeToRest } from "#faults/come-to-rest.ts";
import type { Fault } from "#faults/fault.ts";
import type { House } from "#faults/house.ts";
import { standing } from "#faults/standing.ts";
import { until } from "#faults/until.ts";
import { acrossTenants } from "#server/db.ts";
import { distrustQueue } from "#server/submissions/distrust-queue.ts";

const upload = "202007/QDFPSC";

/** A run is a dump in the middle of a batch, the batch sent to its end, and the dump taking the place of the lost server. */
export const dumpRestored: Fault = {
  name: "F39",
  what: "base backup during a batch, all of it sent, server lost, backup restored: everything is asked about first",
  runs: { long: 5, short: 0 },
  ownServer: true,
  run: async (house, seed, runs) => {
    const chance = chanceOf(seed);
    await house.bureau.faults({ kind: "latency", ms: 300 });
    const notes: string[] = [];
    for (let run = 0; run < runs; run++) {
      const merchants = await Promise.all(Array.from({ length: 4 }, () => house.merchant()));
      for (const merchant of merchants) await merchant.submit(chance.whole(200, 400));
      const worker = house.startWorker();
      await until(standing, ({ SENDING = 0 }) => SENDING > 0, { everyMs: 10, what: "a call in flight" });
      const dump = await house.database.dump();
      await comeToRest(house);
      await worker.kill();
      await house.database.restore(dump);
      const inDump = await until(
        () => standing().catch(() => null),
        (seen) => seen !== null,
        { what: "the restored server" },
      );
      const sending = await idsIn("SENDING");
      if (sending.length === 0) throw new Error("nothing was under way in the dump");
      notes.push(`in the dump: ${JSON.stringify(inDump)}`);
      const distrusted = await distrustQueue(new Date());
      notes.push(`${distrusted} that it showed as waiting were asked about as well`);
      await house.bureau.faults({ kind: "latency", ms: 100 });
      await comeToRest(house);
      await askedFirst(sending);
      await sentOnce(house);
      for (const one of house.workers) await one.kill();
    }
    return { runs, injected: runs, notes };
  },
};

type Id = { readonly merchantId: string; readonly id: bigint };

function idsIn(state: string): Promise<Id[]> {
  return acrossTenants({ kind: "worker" }, (tx) =>
    tx.submission.findMany({ where: { state }, select: { merchantId: true, id: true } }),
  );
}

/** Whatever was under way in the dump: the first knock after its restored send is a look-up, and it found it. */
async function askedFirst(sending: readonly Id[]): Promise<void> {
  const attempts = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.attempt.findMany({
      where: { submissionId: { in: sending.map(({ id }) => id) }, number: { gt: 1 } },
      orderBy: { number: "asc" },
    }),
  );
  const first = new Map(
    attempts.toReversed().map((attempt) => [`${attempt.merchantId} ${attempt.submissionId}`, attempt]),
  );
  const blind = sending.filter(({ merchantId, id }) => first.get(`${merchantId} ${id}`)?.knock !== "check");
  if (blind.length > 0) throw new Error(`${blind.length} of ${sending.length} were not asked about first`);
}

/** The bureau's door saw each invoice once: what the restored server did not know was asked about, not sent again. */
async function sentOnce({ bureau }: House): Promise<void> {
  const carried = (await bureau.calls(upload)).reduce((sum, { items }) => sum + items, 0);
  const effects = (await bureau.effects()).length;
  if (carried !== effects) throw new Error(`${carried} invoices were carried there for ${effects} effects`);
}
