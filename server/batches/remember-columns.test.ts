import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { headingsText } from "#domain/preview/remembered-columns.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { forgetColumns } from "#server/batches/forget-columns.ts";
import { previewGround } from "#server/batches/preview-ground.ts";
import { rememberColumns } from "#server/batches/remember-columns.ts";

const now = new Date("2026-11-22T16:30:00Z");
const headings = createHash("sha256")
  .update(headingsText(["No.", " Date ", "Total"]))
  .digest("hex");

test("columns matched once come back, the newest matching for the same headings, until they are forgotten", async () => {
  const { context } = await exampleMerchant();
  await rememberColumns(context, { headings, columns: { digitalNumber: 1 } }, now);
  await rememberColumns(context, { headings, columns: { digitalNumber: 0, total: 2 } }, now);
  const { ground, remembered } = await previewGround(context, now);
  expect(remembered).toEqual([{ headings, columns: { digitalNumber: 0, total: 2 } }]);
  expect(ground.today).toBe("2026-11-23");
  await forgetColumns(context, headings);
  expect((await previewGround(context, now)).remembered).toEqual([]);
});

test("another merchant has its own", async () => {
  const [mine, theirs] = [await exampleMerchant(), await exampleMerchant()];
  await rememberColumns(theirs.context, { headings, columns: { number: 3 } }, now);
  await forgetColumns(mine.context, headings);
  expect((await previewGround(mine.context, now)).remembered).toEqual([]);
  expect((await previewGround(theirs.context, now)).remembered).toHaveLength(1);
});
