import type { Chance } from "#faults/chance.ts";
import type { Stage } from "#faults/schedule/stage.ts";
import { unlessAway } from "#faults/schedule/unless-away.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { mendRows } from "#server/batches/mend-rows.ts";
import { receiveFile } from "#server/batches/receive-file.ts";
import { submitBatch } from "#server/batches/submit-batch.ts";
import { csvOf } from "#server/reading/example-list.ts";

/** Of the list: the amount, and what it says in the file. */
const amount = { column: 6, replaces: "100.00" };
let listed = 0;

/** A small list of new invoices. */
export async function handInFile({ merchants, reviews }: Stage, chance: Chance): Promise<string> {
  const merchant = chance.oneOf(merchants);
  const rows = chance.whole(2, 40);
  const bytes = csvOf(rows, listed);
  listed += rows;
  return unlessAway(async () => {
    const file = { name: `清单${listed}.csv`, bytes: whole(bytes), size: null, sha256: null };
    const received = await receiveFile(merchant.context, file, new Date());
    if ("problem" in received) throw new Error(received.problem.code);
    reviews.push({ merchant, batchId: BigInt(received.batchId) });
    return `${rows} rows`;
  });
}

/** Breaks the amount of a row, or mends it again. */
export async function mendFile({ reviews }: Stage, chance: Chance): Promise<string> {
  if (reviews.length === 0) return "no file in review";
  const { merchant, batchId } = chance.oneOf(reviews);
  const rowNumber = chance.whole(2, 41);
  const value = chance.oneOf(["100.00", "0", "十", "99"]);
  return unlessAway(async () => {
    const { conflicts } = await mendRows(merchant.context, batchId, [{ rowNumber, ...amount, value }], new Date());
    return conflicts.length > 0 ? `row ${rowNumber} says ${conflicts[0]?.current}` : `row ${rowNumber} to ${value}`;
  });
}

/** Pressed twice now and then. */
export async function sendFile({ reviews }: Stage, chance: Chance): Promise<string> {
  if (reviews.length === 0) return "no file in review";
  const { merchant, batchId } = chance.oneOf(reviews);
  return unlessAway(async () => {
    await submitBatch(merchant.context, batchId, new Date());
    return (await findBatch(merchant.context, batchId)).state;
  });
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
