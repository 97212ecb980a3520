import { allowanceOf } from "#server/bureau/allowance.ts";
import type { Bureau } from "#server/bureau/bureau.ts";
import { connectors } from "#server/bureau/connectors.ts";
import { gatesOf } from "#server/bureau/gate.ts";
import { acrossTenants } from "#server/db.ts";
import { callsToday } from "#server/monitoring/calls-today.ts";
import { probeWay } from "#server/monitoring/probe-way.ts";

/** What is left of a day's allowance below this share is for invoices alone. */
const shareForInvoices = 0.1;

/**
 * Looks at every way the worker calls. One that is shut is left alone: its circuit tries it, or an operator does.
 * @returns how many were looked at
 */
export async function probeWays(now: Date, ways: readonly Bureau[] = onWires()): Promise<number> {
  const names = ways.map(({ name }) => name);
  const [gates, calls] = await acrossTenants({ kind: "worker" }, async (tx) => [
    await gatesOf(tx, names, now),
    await callsToday(tx),
  ]);
  const open = ways.filter(({ name }) => {
    const { callsPerDay } = allowanceOf(name);
    const spare = callsPerDay === null || (calls.get(name) ?? 0) < callsPerDay * (1 - shareForInvoices);
    return spare && gates.get(name)?.open !== false;
  });
  const probed = await Promise.all(open.map((bureau) => probeWay(bureau, "probe-ways")));
  return probed.filter((exchange) => exchange !== null).length;
}

function onWires(): Bureau[] {
  return connectors().filter(({ carriage }) => carriage === "wire");
}
