import { afterAll, expect, test } from "vitest";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { newTrace, onTrail } from "#server/log.ts";
import { queue, type Rung, ring, stopQueue } from "#server/queue/queue.ts";

afterAll(stopQueue);

test("a bell carries the trace of the request that rang it", async () => {
  const { system } = await exampleMerchant();
  const { merchantId } = system;
  const trace = newTrace();
  await onTrail({ trace }, () => inTransaction(system, (tx) => ring(tx, "send-letters", { merchantId })));
  const boss = await queue();
  const [job] = await boss.fetch<Rung<"send-letters">>("send-letters");
  expect(job?.data).toEqual({ merchantId, trace });
});
