import { afterAll, expect, test } from "vitest";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { db } from "#server/db.ts";
import { askForPackage } from "#server/packages/ask-for-package.ts";
import { exampleWaiting, minutes, statesOf } from "#server/packages/example-package.ts";
import { workMs } from "#server/queue/end-of-work.ts";
import { jobSeconds, stopQueue } from "#server/queue/queue.ts";
import { sendDue } from "#server/submissions/send-due.ts";

afterAll(stopQueue);

test("a job ends by itself well before the queue takes it for dead", () => {
  expect(workMs).toBeLessThanOrEqual(jobSeconds * 1_000 - 3 * 60_000);
});

test("what is left when its time is over is rung for, and goes with the next one", async () => {
  const waiting = await exampleWaiting(await exampleMerchant(), 501);
  const { merchant } = waiting;
  await askForPackage(merchant.context, minutes(1));
  await db().$executeRaw`DELETE FROM pgboss.job WHERE data->>'merchantId' = ${merchant.system.merchantId}`;
  expect(await sendDue(merchant.system, slow())).toBe(500);
  expect((await statesOf(waiting)).filter((state) => state === "QUEUED")).toHaveLength(1);
  const rung = await db().$queryRaw<{ name: string }[]>`
    SELECT name FROM pgboss.job WHERE data->>'merchantId' = ${merchant.system.merchantId} AND state = 'created'`;
  expect(rung).toEqual([{ name: "send-due" }]);
  expect(await sendDue(merchant.system, () => minutes(60))).toBe(1);
});

/** A clock by which everything takes so long that one call fills the time. */
function slow(): () => Date {
  let looks = 0;
  return () => new Date(minutes(2).getTime() + looks++ * (workMs / 3));
}
