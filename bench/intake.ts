import { monitorEventLoopDelay } from "node:perf_hooks";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { type Bench, median, medians, ratio } from "#bench/bench.ts";
import type { BenchDatabase } from "#bench/database.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import { acceptBatch } from "#server/batches/accept-batch.ts";
import { expandBatch } from "#server/batches/expand-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { type MerchantContext, type SystemContext, systemContext } from "#server/context.ts";
import { storeFile } from "#server/files.ts";
import { queue } from "#server/queue/queue.ts";

const taxpayerId = "91110105MA09XX013J";
const clock = () => new Date();
const columns =
  "数电发票号码,发票代码,发票号码,销方识别号,销方名称,购方识别号,购买方名称,开票日期,项目名称,数量,金额,税率,税额,价税合计,发票票种,备注";
/** Of a hundred rows of a damaged file so many cannot be sent. */
const damagedPercent = 5;

type Stage = "stored" | "expanded" | "queued";
type Stages = Record<Stage, number[]>;
type Merchant = { readonly context: MerchantContext; readonly system: SystemContext };

/**
 * A CSV of 16 columns from its bytes on the way in to submissions queued: stored, decoded, repaired, validated, rows,
 * ledger, submissions, audit, bells; against `COPY` of the same rows into a table without an index.
 */
export const intake: Bench = async (database, { rows = 100_000, runs }) => {
  const merchant = await registered();
  await queue();
  await database.owner.query(
    `CREATE TABLE bare (${Array.from({ length: columns.split(",").length }, (_, index) => `c${index} text`).join(", ")})`,
  );
  const times = Math.max(1, Math.min(runs, 3));
  const files = Array.from({ length: times + 2 }, (_, generation) => csvOf(rows, generation, 0));
  const damaged = csvOf(rows, times + 2, damagedPercent);
  const stages: Stages = { stored: [], expanded: [], queued: [] };
  const delays = monitorEventLoopDelay({ resolution: 1 });
  let generation = 0;
  const measured = await medians(times, {
    intake: async () => {
      if (generation === 1) delays.reset();
      delays.enable();
      await takeIn(merchant, files[generation++] ?? damaged, rows, stages);
      delays.disable();
    },
    copy: () => copy(database, files[0] ?? damaged),
  });
  const start = performance.now();
  await takeIn(merchant, damaged, rows - (rows / 100) * damagedPercent, { stored: [], expanded: [], queued: [] });
  return {
    figures: {
      rows,
      bytes: damaged.length,
      ...measured,
      stored: median(stages.stored.slice(1)),
      expanded: median(stages.expanded.slice(1)),
      queued: median(stages.queued.slice(1)),
      damaged: Math.round(performance.now() - start),
      longestStall: Math.round(delays.max / 1e6),
      stall99: Math.round(delays.percentile(99) / 1e6),
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    },
    ratios: { intake: ratio(measured.intake, measured.copy) },
  };
};

async function registered(): Promise<Merchant> {
  const { merchantId } = await registerMerchant({ taxpayerId, name: "北京样例商贸有限公司（测试）" }, "bench");
  const context = { kind: "merchant", merchantId, accountId: merchantId, role: "owner", sessionId: "" } as const;
  return { context, system: systemContext(merchantId, "bench") };
}

async function takeIn({ context, system }: Merchant, csv: Buffer, good: number, stages: Stages): Promise<void> {
  let from = performance.now();
  const ended = (stage: Stage) => {
    stages[stage].push(performance.now() - from);
    from = performance.now();
  };
  const file = await storeFile(Readable.from(pieces(csv)));
  const { batchId } = await acceptBatch(context, { ...file, name: "bench.csv", kind: "table" }, clock());
  ended("stored");
  await expandBatch(system, BigInt(batchId), clock);
  ended("expanded");
  await submitBatch(context, BigInt(batchId), clock(), 0);
  await queueRows(system, BigInt(batchId), clock);
  ended("queued");
  const { counters } = await findBatch(context, BigInt(batchId));
  if (counters.onTheirWay !== good)
    throw new Error(`${counters.onTheirWay} of ${good} rows were queued: ${JSON.stringify(counters)}`);
}

async function copy({ owner }: BenchDatabase, csv: Buffer): Promise<void> {
  await owner.query("TRUNCATE bare");
  await pipeline(
    Readable.from(pieces(csv)),
    owner.query(copyFrom("COPY bare FROM STDIN WITH (FORMAT csv, HEADER true)")),
  );
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += 262_144) yield bytes.subarray(start, start + 262_144);
}

/** Each generation has numbers of its own: the same invoice would be a duplicate. */
function csvOf(rows: number, generation: number, damage: number): Buffer {
  const lines = [columns];
  for (let row = 1; row <= rows; row++) {
    const amount = 100 + (row % 9_000);
    const whole = `26117${String(generation).padStart(3, "0")}${String(row).padStart(11, "0")}7`;
    const number = row % 100 < damage ? whole.slice(0, 18) : whole;
    const day = String((row % 28) + 1).padStart(2, "0");
    lines.push(
      `${number},,,${taxpayerId},北京样例商贸有限公司（测试）,91110108MA09XX021Q,北京样例科技有限公司（测试）,2026-10-${day},*信息技术服务*技术服务费,1,${amount}.00,6%,${(amount * 0.06).toFixed(2)},${(amount * 1.06).toFixed(2)},数电发票（普通发票）,合同 ${row} 第三季度服务费`,
    );
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}
