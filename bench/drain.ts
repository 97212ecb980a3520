import { type Bench, type Measured, median, ratio } from "#bench/bench.ts";
import { type BureauHouse, startBureau, untilSo } from "#bench/bureau-house.ts";
import type { BenchDatabase } from "#bench/database.ts";
import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import type { Bureau } from "#server/bureau/bureau.ts";
import { bureauOf } from "#server/bureau/connectors.ts";
import { queue } from "#server/queue/queue.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const seller = { taxpayerId: "91110105MA09XX013J", name: "北京样例商贸有限公司（测试）" };
/** Asked for at once and as often as it takes: nothing is paced. */
const unpaced = { POLL_SECONDS: "0", QUIET_SECONDS: "0", RETRY_SECONDS: "0", LEQI_CALLS_PER_SECOND: "10000" };

/**
 * Queued submissions to their receipts by one worker process, at a sandbox that answers at once; against the same calls
 * made bare: the connector in a loop with the same load a call, one sending and one asking at a time, and no row kept.
 */
export const drain: Bench = async (database, { rows = 10_000, runs }) => {
  const house = await startBureau({ processingMs: 0, queryLagMs: 0 });
  try {
    return await measure(house, database, rows, Math.max(1, Math.min(runs, 3)));
  } finally {
    await house.stop();
  }
};

async function measure(house: BureauHouse, database: BenchDatabase, rows: number, runs: number): Promise<Measured> {
  await house.control("POST", "books", { taxpayers: [{ ...seller, userId: process.env.LEQI_USER_ID }] });
  const { merchantId } = await registerMerchant(seller, "bench");
  const context = { kind: "merchant", merchantId, accountId: merchantId, role: "owner", sessionId: "" } as const;
  await queue();
  house.startWorker(unpaced);
  const [bare, worker]: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
    bare.push(await carry(bureauOf("leqi"), merchantId, invoices(rows)));
    await submitInvoices(context, invoices(rows), { kind: "form" }, new Date());
    const start = performance.now();
    await untilSo(async () => (await receiptsIn(database)) >= rows * (run + 1), 100);
    worker.push(performance.now() - start);
  }
  const [bareMs, workerMs] = [median(bare.slice(1)), median(worker.slice(1))];
  return {
    figures: {
      invoices: rows,
      bare: bareMs,
      worker: workerMs,
      barePerSecond: Math.round((rows / bareMs) * 1_000),
      workerPerSecond: Math.round((rows / workerMs) * 1_000),
    },
    ratios: { throughput: ratio(bareMs, workerMs) },
  };
}

function invoices(count: number): Invoice[] {
  return Array.from({ length: count }, () => exampleInvoice(seller.taxpayerId));
}

/** @returns ms until every invoice was accepted */
async function carry(bureau: Bureau, merchantId: string, all: readonly Invoice[]): Promise<number> {
  const party = { merchantId, taxpayerId: seller.taxpayerId };
  const received: { number: string; keys: string[] }[] = [];
  const start = performance.now();
  let sending = true;
  await Promise.all([send(), ask()]);
  return performance.now() - start;

  async function send(): Promise<void> {
    for (let at = 0; at < all.length; at += bureau.sendLimit) {
      const load = all.slice(at, at + bureau.sendLimit);
      const { reading } = await bureau.send(party, load);
      const [reply] = reading.values();
      if (reply?.kind !== "received") throw new Error(`a load was answered with ${reply?.kind}`);
      received.push({ number: reply.acceptanceNumber, keys: load.map(invoiceKey) });
    }
    sending = false;
  }

  async function ask(): Promise<void> {
    while (sending || received.length > 0) {
      const load = received.shift();
      if (!load) {
        await untilSo(async () => received.length > 0 || !sending, 1);
        continue;
      }
      const { reading } = await bureau.poll(party, load.number, load.keys);
      if ([...reading.values()].some(({ kind }) => kind !== "accepted")) received.push(load);
    }
  }
}

async function receiptsIn({ owner }: BenchDatabase): Promise<number> {
  const { rows } = await owner.query<{ count: string }>("SELECT count(*) FROM receipt");
  return Number(rows[0]?.count);
}
