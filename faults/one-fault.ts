import type { Order } from "#faults/apart.ts";
import { comeToRest } from "#faults/come-to-rest.ts";
import { faultNamed } from "#faults/every-fault.ts";
import type { Fault } from "#faults/fault.ts";
import { type House, inHouse } from "#faults/house.ts";
import { emptyTally, type Tally } from "#faults/tally.ts";
import { brokenPromises, verdictOn } from "#faults/verdict.ts";

const order: Order = JSON.parse(process.argv[2] ?? "");
const fault = faultNamed(order.fault);
const ground = {
  ...order,
  name: fault.name,
  ownServer: fault.ownServer ?? false,
  unmigrated: fault.unmigrated ?? false,
};
const toldToStop = new Promise<never>((_, fail) => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => fail(new Error("told to stop")));
});
const tally = await inHouse(ground, (house) => Promise.race([strain(house, fault, order), toldToStop]));
process.send?.(tally, () => process.exit());

/** Runs it, brings the house to rest, and looks at every promise. */
async function strain(house: House, fault: Fault, order: Order): Promise<Tally> {
  const began = performance.now();
  const empty = emptyTally(order);
  try {
    const strained = await fault.run(house, order.seed, order.runs);
    const { open: _, running: __, ...states } = await comeToRest(house);
    const crashed = house.workers.filter((worker) => worker.hasCrashed()).length;
    const verdict = await verdictOn(house, new Date());
    const lost = verdict.losses.flatMap(({ ids }) => ids).length + verdict.forgotten.length;
    return {
      ...empty,
      ...strained,
      recoveryMs: strained.recoveryMs ?? [],
      notes: [...(strained.notes ?? []), `at rest: ${inWords(states)}`],
      effects: verdict.effects,
      needless: verdict.needless,
      lost,
      doubled: verdict.doubled.length,
      blind: verdict.blind.length,
      seconds: secondsSince(began),
      broken: [...brokenPromises(verdict), ...(crashed > 0 ? [`${crashed} workers crashed`] : [])],
      events: house.events,
    };
  } catch (error) {
    const broken = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...empty, seconds: secondsSince(began), broken: [broken], events: house.events };
  }
}

function inWords(states: object): string {
  return Object.entries(states)
    .map(([state, count]) => `${state} ${count}`)
    .join(", ");
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
