import { type Bench, type Measured, median } from "#bench/bench.ts";
import { type BureauHouse, startBureau, untilSo } from "#bench/bureau-house.ts";
import type { BenchDatabase } from "#bench/database.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import type { MerchantContext } from "#server/context.ts";
import { queue } from "#server/queue/queue.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const sellers = ["91110105MA09XX013J", "91110108MA09XX021Q", "92110112MA09XX0561"];
/** As a merchant's day goes: single invoices, lists, single ones again. */
const bursts = [1, 1, 40, 1, 300, 1, 1, 1_000, 1, 120, 1, 1];
const pace = { POLL_SECONDS: "1", LEQI_CALLS_PER_SECOND: "50" };

/**
 * Bursts of submissions by several merchants at a sandbox that takes a while for its verdicts and answers with a delay
 * drawn from a seed; what was promised at the queueing is held against what happened. The first round only teaches.
 */
export const promise: Bench = async (database, { rows = 3, runs: _ }) => {
  const house = await startBureau({ processingMs: 2_000, queryLagMs: 0 });
  try {
    return await measure(house, database, rows);
  } finally {
    await house.stop();
  }
};

async function measure(house: BureauHouse, database: BenchDatabase, rounds: number): Promise<Measured> {
  const name = "北京样例商贸有限公司（测试）";
  const taxpayers = sellers.map((taxpayerId) => ({ taxpayerId, name, userId: process.env.LEQI_USER_ID }));
  await house.control("POST", "books", { taxpayers });
  await house.control("PUT", "faults", {
    seed: 7,
    faults: [
      { kind: "latency", ms: 900, probability: 0.1 },
      { kind: "latency", ms: 250, probability: 0.5 },
    ],
  });
  await queue();
  house.startWorker(pace);
  const contexts = [];
  for (const taxpayerId of sellers) contexts.push(await merchant(taxpayerId, name));
  for (let round = 0; round < rounds; round++) {
    for (const [index, count] of bursts.entries()) {
      const seller = (index + round) % sellers.length;
      const invoices = Array.from({ length: count }, () => exampleInvoice(sellers[seller] ?? ""));
      await submitInvoices(contexts[seller] as MerchantContext, invoices, { kind: "form" }, new Date());
      await untilSo(async () => (await openIn(database)) <= 100, 100);
    }
  }
  await untilSo(async () => (await openIn(database)) === 0, 100);
  return kept(
    database,
    bursts.reduce((sum, count) => sum + count, 0),
  );
}

async function merchant(taxpayerId: string, name: string): Promise<MerchantContext> {
  const { merchantId } = await registerMerchant({ taxpayerId, name }, "bench");
  return { kind: "merchant", merchantId, accountId: merchantId, role: "owner", sessionId: "" };
}

async function openIn({ owner }: BenchDatabase): Promise<number> {
  const { rows } = await owner.query<{ count: string }>("SELECT count(*) FROM submission WHERE next_at IS NOT NULL");
  return Number(rows[0]?.count);
}

type Kept = { inside: boolean; error: number; announced_ms: number; took_ms: number };

/** Every submission after the first round; the error is the share by which the likely time was missed. */
async function kept({ owner }: BenchDatabase, taught: number): Promise<Measured> {
  const { rows } = await owner.query<Kept>(
    `SELECT ended_at <= promised_by AS inside,
       (abs(extract(epoch FROM ended_at - promised_at)) / extract(epoch FROM ended_at - queued_at))::float8 AS error,
       (extract(epoch FROM promised_at - queued_at) * 1000)::float8 AS announced_ms,
       (extract(epoch FROM ended_at - queued_at) * 1000)::float8 AS took_ms
     FROM (SELECT *, row_number() OVER (ORDER BY queued_at, id) AS place FROM submission) AS submission
     WHERE place > $1 AND promised_at IS NOT NULL AND ended_at IS NOT NULL`,
    [taught],
  );
  return {
    figures: {
      submissions: rows.length,
      announced: median(rows.map((row) => row.announced_ms)),
      took: median(rows.map((row) => row.took_ms)),
    },
    ratios: {
      inside: rows.filter(({ inside }) => inside).length / rows.length,
      error: median(rows.map(({ error }) => error)),
    },
  };
}
