import { waveSize } from "#domain/circuit.ts";
import { addDays } from "#domain/period.ts";
import { type Chance, chanceOf } from "#faults/chance.ts";
import { comeToRest } from "#faults/come-to-rest.ts";
import type { Fault } from "#faults/fault.ts";
import type { House } from "#faults/house.ts";
import { standing } from "#faults/standing.ts";
import { until } from "#faults/until.ts";
import { houseId } from "#server/audit.ts";
import { acrossTenants, db } from "#server/db.ts";

const upload = "202007/QDFPSC";
const sendLimit = 100;

/** A run is a storm of 5xx from its first reply to the last wave after it. */
export const storm: Fault = {
  name: "F6",
  what: "5xx storm: the way is shut, everybody held; back, waves by deadline, never more at once than a wave",
  runs: { long: 10, short: 0 },
  run: async (house, seed, runs) => {
    const chance = chanceOf(seed);
    house.startWorker();
    const waves: number[] = [];
    const recoveryMs: number[] = [];
    for (let run = 0; run < runs; run++) {
      const begin = new Date();
      const callsInStorm = await storming(house, chance);
      house.note(`shut after ${callsInStorm} calls`);
      const liftedAt = Date.now();
      await house.bureau.faults();
      await until(standing, ({ ACCEPTED = 0, ACCEPTED_EARLIER = 0 }) => ACCEPTED + ACCEPTED_EARLIER > 0, {
        everyMs: 20,
        what: "the first receipt after the storm",
      });
      recoveryMs.push(Date.now() - liftedAt);
      await comeToRest(house);
      waves.push(await wavesHeld(house, begin));
      if ((await db().outage.count({ where: { endedAt: null } })) > 0) throw new Error("an outage did not end");
    }
    const outages = await db().outage.count({ where: { cause: "NO_ANSWER" } });
    if (outages < runs) throw new Error(`${runs} storms, ${outages} outages on record`);
    return { runs, injected: runs, recoveryMs, notes: [`waves: ${waves.join(", ")}; outages on record: ${outages}`] };
  },
};

/** Returns once the way is shut and everybody who came before or after is held, or in doubt, and says why. */
async function storming(house: House, chance: Chance): Promise<number> {
  await house.bureau.faults({ kind: "server-error", status: 503 });
  const before = (await house.bureau.calls()).length;
  const day = () => addDays("2026-10-01", chance.whole(0, 40));
  for (let merchant = 0; merchant < 2; merchant++) await (await house.merchant()).submit(120, day);
  await until(
    () => db().connector.findFirst({ where: { openedAt: { not: null } } }),
    (way) => way !== null,
    { what: "the open circuit" },
  );
  for (let merchant = 0; merchant < 3; merchant++) await (await house.merchant()).submit(120, day);
  await until(standing, ({ QUEUED = 0, SENDING = 0, CHECKING = 0 }) => QUEUED + SENDING + CHECKING === 0, {
    what: "everything held",
  });
  const reasons = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.submission.findMany({ where: { state: "HELD" }, distinct: ["heldReason"], select: { heldReason: true } }),
  );
  const told = reasons.map(({ heldReason }) => heldReason).join();
  if (told !== "NO_ANSWER") throw new Error(`held because of ${told}`);
  return (await house.bureau.calls()).length - before;
}

type Wave = { readonly at: Date; readonly count: number; readonly earliest: string; readonly latest: string };

/** What had never been sent went wave by wave: none too large, none before an earlier deadline, none beside another. */
async function wavesHeld(house: House, begin: Date): Promise<number> {
  const waves = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<Wave[]>`
    SELECT released_at AS at, count(*)::int AS count,
      min(ledger.issued_on) FILTER (WHERE sends = 1)::text AS earliest, max(ledger.issued_on) FILTER (WHERE sends = 1)::text AS latest
    FROM submission JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE released_at > ${begin} GROUP BY released_at ORDER BY released_at`,
  );
  const recoveredAt = await recoveredSince(begin);
  const uploads = (await house.bureau.calls(upload)).map(({ at, items }) => ({ at: Date.parse(at), items }));
  for (const [index, wave] of waves.entries()) {
    const size = waveSize(index, sendLimit);
    const next = waves[index + 1];
    if (wave.count > size) throw new Error(`wave ${index} let go of ${wave.count}, more than ${size}`);
    if (next?.earliest && wave.latest > next.earliest)
      throw new Error(`wave ${index + 1} should have come before ${index}`);
    const end = next?.at.getTime() ?? recoveredAt;
    const sent = uploads.filter(({ at }) => at >= wave.at.getTime() && at < end);
    const items = sent.reduce((sum, one) => sum + one.items, 0);
    if (items > size) throw new Error(`the bureau saw ${items} invoices in wave ${index}, more than ${size}`);
  }
  return waves.length;
}

/** When the last wave was through and everything went as usual again. */
async function recoveredSince(begin: Date): Promise<number> {
  const told = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.auditEntry.findFirst({
      where: { merchantId: houseId, action: "connector.recovered", at: { gt: begin } },
      orderBy: { seq: "desc" },
    }),
  );
  if (!told) throw new Error("the way never recovered");
  return told.at.getTime();
}
