import type { Fault } from "#faults/fault.ts";
import type { House, Resident } from "#faults/house.ts";
import { until } from "#faults/until.ts";
import { acrossTenants } from "#server/db.ts";

type Form = {
  readonly retryAfter: string;
  readonly seconds: number;
  readonly leastMs: number;
  readonly mostMs: number;
};

/** What the header says, and between which bounds the next knock has to lie. */
const forms: readonly Form[] = [
  { retryAfter: "seconds", seconds: 1, leastMs: 900, mostMs: 60_000 },
  { retryAfter: "seconds", seconds: 3_600, leastMs: 3_590_000, mostMs: 3_700_000 },
  { retryAfter: "date", seconds: 3_600, leastMs: 3_590_000, mostMs: 3_700_000 },
  { retryAfter: "garbage", seconds: 1, leastMs: 0, mostMs: 60_000 },
  { retryAfter: "none", seconds: 1, leastMs: 0, mostMs: 60_000 },
];
const upload = "202007/QDFPSC";

/** A run is one 429 in each of the five forms, each to a merchant of its own. */
export const toldToWait: Fault = {
  name: "F5",
  what: "429 with Retry-After 1 s, 3600 s, a date, garbage, none",
  runs: { long: 10, short: 0 },
  run: async (house, _seed, runs) => {
    let injected = 0;
    for (let run = 0; run < runs; run++) {
      for (const form of forms) {
        injected += await oneWait(house, form);
        await letTimePass(house);
      }
    }
    return { runs, injected };
  },
};

async function oneWait(house: House, { retryAfter, seconds, leastMs, mostMs }: Form): Promise<number> {
  const merchant = await house.merchant();
  await house.bureau.faults({
    kind: "too-many-requests",
    service: upload,
    taxpayer: merchant.taxpayerId,
    retryAfter,
    seconds,
    times: 1,
  });
  await merchant.submit(10);
  const worker = house.startWorker();
  const told = await until(
    () => tellings(merchant),
    ({ length }) => length > 0,
    { what: `429 with ${retryAfter}` },
  );
  await worker.kill();
  for (const { at, nextAt } of told) {
    const waits = nextAt.getTime() - at.getTime();
    if (waits < leastMs || waits > mostMs)
      throw new Error(`${retryAfter} ${seconds}: the next knock waits ${waits} ms`);
  }
  return house.bureau.struck();
}

type Telling = { readonly at: Date; readonly nextAt: Date };

/** Rows that were told to wait and have not been looked at since. */
function tellings({ system }: Resident): Promise<Telling[]> {
  return acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<Telling[]>`
    SELECT submission.state_since AS at, submission.next_at AS "nextAt" FROM submission
    JOIN attempt ON attempt.merchant_id = submission.merchant_id AND attempt.submission_id = submission.id
    WHERE submission.merchant_id = ${system.merchantId}::uuid AND submission.state IN ('RETRY_WAIT', 'HELD')
      AND attempt.reply_kind = 'told-to-wait'`,
  );
}

/** An hour goes by: what waits for a time has come to it. */
async function letTimePass({ database }: House): Promise<void> {
  await database.asSuperuser(async (client) => {
    await client.query("UPDATE submission SET next_at = now() WHERE next_at > now()");
    await client.query("UPDATE turnstile SET next_call_at = now() WHERE next_call_at > now()");
    await client.query("UPDATE connector SET trial_at = now() WHERE trial_at > now()");
  });
}
