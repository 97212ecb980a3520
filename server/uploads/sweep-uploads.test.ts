import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { arrivingFolder } from "#server/files.ts";
import { exampleFile, exampleUpload } from "#server/uploads/example-upload.ts";
import { findUpload } from "#server/uploads/find-upload.ts";
import { finishUpload } from "#server/uploads/finish-upload.ts";
import { keepPiece } from "#server/uploads/partial-file.ts";
import { sweepUploads } from "#server/uploads/sweep-uploads.ts";

test("after a day, and not before, beginnings and rows are gone, whoever's they are; batches stay", async () => {
  const now = new Date();
  const before = new Date(now.getTime() - 25 * 3_600_000);
  const [one, other] = [await exampleMerchant(), await exampleMerchant()];
  const file = exampleFile(9_000);
  const old = await exampleUpload(one.context, file, 1_000, before);
  const young = await exampleUpload(one.context, exampleFile(9_000, 2), 1_000, now);
  await finishUpload(other.context, await exampleUpload(other.context, file, file.length, before), before);
  const { place } = await keepPiece(stopped(), 100);
  for (const left of [join(await arrivingFolder(), old), place]) await utimes(left, before, before);

  expect(await sweepUploads(now)).toBe(2);
  expect(await readdir(await arrivingFolder())).toEqual([young]);
  await expect(findUpload(one.context, old)).rejects.toMatchObject({ kind: "not-found" });
  expect(await findUpload(one.context, young)).toMatchObject({ received: 1_000 });
  const counts = await inTransaction(other.context, async (tx) => [await tx.upload.count(), await tx.batch.count()]);
  expect(counts).toEqual([0, 1]);
});

/** A piece whose process was stopped before it could be joined. */
async function* stopped() {
  yield new Uint8Array(10);
}
