import { expect, test } from "vitest";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inBulk, inTransaction, type Tx } from "#server/db.ts";

test("whole books are never compared each with each, and what follows may be looked up row by row again", async () => {
  const { system } = await exampleMerchant();
  const seen = await inTransaction(system, async (tx) => [
    await inBulk(tx, () => nestedLoops(tx)),
    await nestedLoops(tx),
  ]);
  expect(seen).toEqual(["off", "on"]);
});

async function nestedLoops(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ setting: string }[]>`SELECT current_setting('enable_nestloop') AS setting`;
  return row?.setting;
}
