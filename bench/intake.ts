import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { type Bench, medians, ratio } from "#bench/bench.ts";
import type { BenchDatabase } from "#bench/database.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import { acceptBatch } from "#server/batches/accept-batch.ts";
import { expandBatch } from "#server/batches/expand-batch.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { storeFile } from "#server/files.ts";
import { queue } from "#server/queue/queue.ts";

const taxpayerId = "91110105MA09XX013J";
const clock = () => new Date();

/**
 * A CSV from its bytes on the way in to submissions queued: stored, decoded, repaired, validated, rows, ledger,
 * submissions, audit, bells; against `COPY` of the same rows into a table without an index.
 */
export const intake: Bench = async (database, { rows = 100_000, runs }) => {
  const system = await registerMerchant({ taxpayerId, name: "北京样例商贸有限公司（测试）" }, "bench");
  const context: MerchantContext = {
    kind: "merchant",
    merchantId: system.merchantId,
    accountId: system.merchantId,
    role: "owner",
    sessionId: "",
  };
  await queue();
  await database.owner.query(
    "CREATE TABLE bare (number text, issued_on text, kind text, buyer_id text, buyer text, item text, amount text, rate text, tax text, total text)",
  );
  let generation = 0;
  const stages: Record<"stored" | "expanded" | "queued", number[]> = { stored: [], expanded: [], queued: [] };
  const times = await medians(Math.max(1, Math.min(runs, 3)), {
    intake: () => takeIn(context, system, csvOf(rows, generation++), rows, stages),
    copy: () => copy(database, csvOf(rows, 0)),
  });
  const last = (list: number[]) => Math.round(list.at(-1) ?? 0);
  return {
    figures: {
      rows,
      ...times,
      stored: last(stages.stored),
      expanded: last(stages.expanded),
      queued: last(stages.queued),
    },
    ratios: { intake: ratio(times.intake, times.copy) },
  };
};

async function takeIn(
  context: MerchantContext,
  system: SystemContext,
  csv: Buffer,
  rows: number,
  stages: Record<"stored" | "expanded" | "queued", number[]>,
): Promise<void> {
  const start = performance.now();
  const file = await storeFile(Readable.from(pieces(csv)));
  const { batchId } = await acceptBatch(context, { ...file, name: "bench.csv" }, clock());
  stages.stored.push(performance.now() - start);
  await expandBatch(system, BigInt(batchId), clock);
  stages.expanded.push(performance.now() - start);
  await submitBatch(context, BigInt(batchId), clock());
  await queueRows(system, BigInt(batchId), clock);
  stages.queued.push(performance.now() - start);
  const { counters } = await findBatch(context, BigInt(batchId));
  if (counters.onTheirWay !== rows)
    throw new Error(`${counters.onTheirWay} of ${rows} rows were queued: ${JSON.stringify(counters)}`);
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
function csvOf(rows: number, generation: number): Buffer {
  const lines = ["数电发票号码,开票日期,发票票种,购方识别号,购买方名称,项目名称,金额,税率,税额,价税合计"];
  for (let row = 1; row <= rows; row++) {
    const amount = 100 + (row % 9_000);
    const number = `26117${String(generation).padStart(3, "0")}${String(row).padStart(11, "0")}7`;
    lines.push(
      `${number},2026-10-${String((row % 28) + 1).padStart(2, "0")},数电发票（普通发票）,91110108MA09XX021Q,北京样例科技有限公司（测试）,*信息技术服务*技术服务费,${amount}.00,6%,${(amount * 0.06).toFixed(2)},${(amount * 1.06).toFixed(2)}`,
    );
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}
