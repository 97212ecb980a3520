import { type Chance, chanceOf } from "#faults/chance.ts";
import { comeToRest } from "#faults/come-to-rest.ts";
import type { Fault } from "#faults/fault.ts";
import type { House } from "#faults/house.ts";
import { keepBusy } from "#faults/keep-busy.ts";
import { endedSince } from "#faults/standing.ts";
import { until } from "#faults/until.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { acrossTenants } from "#server/db.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const hourMs = 3_600_000;

/** 23:59:59.999 in Beijing, on days that exist only now and then, and on the last of a year. */
const moments = ["2028-02-29", "2026-12-31", "2027-02-28", "2028-02-28"].map((day) => ({
  day,
  at: new Date(`${day}T23:59:59.999+08:00`),
}));

/** A run turns the bureau's clock by up to 25 hours either way under load, while replies are lost. */
export const clocks: Fault = {
  name: "F13",
  what: "the bureau's clock ±25 h off; leap day and midnight in Beijing to the millisecond",
  runs: { long: 20, short: 0 },
  run: async (house, seed, runs) => {
    const chance = chanceOf(seed);
    const merchants = await Promise.all(Array.from({ length: 4 }, () => house.merchant()));
    house.startWorker();
    for (let run = 0; run < runs; run++) await turnedBy(house, merchants, chance, run);
    await comeToRest(house);
    for (const moment of moments) await wholeLifeAt(house, moment);
    return { runs, injected: runs + moments.length };
  },
};

async function turnedBy(
  house: House,
  merchants: Awaited<ReturnType<House["merchant"]>>[],
  chance: Chance,
  run: number,
): Promise<void> {
  const hours = run % 2 === 0 ? -25 : 25;
  house.note(`the bureau's clock goes ${hours} h off`);
  await house.turnBureauClock(hours * hourMs);
  await house.bureau.seededFaults(run, [
    { kind: "close-before-reply", service: "202007/QDFPSC", probability: 0.3 },
    { kind: "clock-skew", ms: -hours * hourMs, probability: 0.3 },
  ]);
  const turnedAt = new Date();
  const stopFeeding = keepBusy(house, merchants, chance, { atLeast: 60, lot: 10 });
  await until(
    () => endedSince(turnedAt),
    (count) => count > 40,
    { what: "rows settled by a wrong clock" },
  );
  await stopFeeding();
}

/** From the form to the receipt, all within the last millisecond of a day. */
async function wholeLifeAt(house: House, { day, at }: (typeof moments)[number]): Promise<void> {
  const merchant = await house.merchant();
  await house.bureau.clock({ at, frozen: true });
  const invoices = Array.from({ length: 5 }, () => exampleInvoice(merchant.taxpayerId, { issuedOn: day }));
  await submitInvoices(merchant.context, invoices, { kind: "form" }, at);
  await sendDue(merchant.system, () => at);
  await pollDue(merchant.system, () => at);
  await checkDue(merchant.system, () => at);
  const rows = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.submission.findMany({ where: { merchantId: merchant.system.merchantId } }),
  );
  const wrong = rows.filter(({ state, endedAt }) => state !== "ACCEPTED" || endedAt?.getTime() !== at.getTime());
  if (rows.length !== 5 || wrong.length > 0) throw new Error(`${day}: ${rows.map(({ state }) => state).join()}`);
}
