import type { House } from "#faults/house.ts";
import { type Standing, standing } from "#faults/standing.ts";
import { until } from "#faults/until.ts";
import { exampleStaff } from "#server/accounts/example-merchant.ts";
import { acrossTenants, db } from "#server/db.ts";
import { resumeConnector } from "#server/monitoring/resume-connector.ts";
import { Refusal } from "#server/refusal.ts";
import { retrySubmission } from "#server/submissions/retry-submission.ts";
import { exampleClerk, exampleView } from "#server/support/example-clerk.ts";

/**
 * Lifts every fault and waits until the fate of every invoice is settled. What waits for a person gets one: a clerk
 * lets go on what lies with support, an operator resumes a way that was stopped and does not wait for its next trial.
 */
export async function comeToRest(house: House): Promise<Standing> {
  await liftFaults(house);
  for (const worker of house.workers) worker.thaw();
  const stillFor = stillness();
  const seen = await until(
    async () => {
      if (!house.workers.some((worker) => worker.isRunning())) house.startWorker();
      await handWhatWaits(house);
      return standing();
    },
    (now) => isAtRest(now) || stillFor(now) > stuckMs,
    { limitMs: 3_600_000, everyMs: 250, what: "rest" },
  );
  if (!isAtRest(seen)) throw new Error(`stuck for ${stuckMs / 1_000} s: ${JSON.stringify(seen)} ${await dueTimes()}`);
  return seen;
}

const stuckMs = 120_000;

function isAtRest({ open, running }: Standing): boolean {
  return open === 0 && running === 0;
}

/** For how long what is open has not become less. */
function stillness(): (seen: Standing) => number {
  let least = Number.POSITIVE_INFINITY;
  let since = Date.now();
  return ({ open, running }) => {
    if (open + running < least) {
      least = open + running;
      since = Date.now();
    }
    return Date.now() - since;
  };
}

export async function liftFaults(house: House): Promise<void> {
  await house.bureau.faults();
  await house.settleBureauClock();
  await house.bureauLine.mend();
  await house.databaseLine.mend();
}

async function handWhatWaits(house: House): Promise<void> {
  await letGoOn();
  await resume();
  await bringForward(house);
}

/** What was put off to a trial that an operator did not wait for need not wait for it either. */
async function bringForward({ database }: House): Promise<void> {
  if ((await db().connector.count({ where: { openedAt: { not: null } } })) > 0) return;
  const soon = new Date(Date.now() + 10_000);
  const putOff = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.submission.count({ where: { state: { in: ["PROCESSING", "UNKNOWN"] }, nextAt: { gt: soon } } }),
  );
  if (putOff === 0) return;
  await database.asSuperuser((client) =>
    client.query("UPDATE submission SET next_at = now() WHERE state IN ('PROCESSING', 'UNKNOWN') AND next_at > $1", [
      soon,
    ]),
  );
}

/** When what is open is due, in seconds from now. */
async function dueTimes(): Promise<string> {
  const open = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.submission.findMany({ where: { nextAt: { not: null } }, select: { state: true, nextAt: true }, take: 20 }),
  );
  return open
    .map(({ state, nextAt }) => `${state} in ${Math.round((Number(nextAt) - Date.now()) / 1_000)} s`)
    .join(", ");
}

let clerk: Awaited<ReturnType<typeof exampleClerk>> | undefined;

async function letGoOn(): Promise<void> {
  const waiting = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.submission.findMany({ where: { state: "NEEDS_SUPPORT" }, select: { merchantId: true, id: true }, take: 500 }),
  );
  if (waiting.length === 0) return;
  clerk ??= await exampleClerk();
  for (const [merchantId, rows] of Map.groupBy(waiting, (row) => row.merchantId)) {
    const view = await exampleView(clerk, merchantId, new Date());
    for (const { id } of rows) await unlessRefused(retrySubmission(view, id, new Date()));
  }
}

let operator: Awaited<ReturnType<typeof exampleStaff>>["context"] | undefined;

/** An operator lets every stopped way go on, and does not wait for the next trial of one that is shut. */
export async function resume(): Promise<void> {
  const ways = await db().connector.findMany();
  for (const { name, stoppedAt, openedAt } of ways) {
    if (openedAt) await db().connector.update({ where: { name }, data: { trialAt: new Date() } });
    if (stoppedAt === null) continue;
    operator ??= (await exampleStaff("operator")).context;
    if (operator.kind !== "operator") throw new Error("staff of operations have another room");
    await unlessRefused(resumeConnector(operator, name, new Date()));
  }
}

/** Somebody else was quicker. */
async function unlessRefused(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
  }
}
