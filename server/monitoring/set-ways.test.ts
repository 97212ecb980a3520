import { afterAll, expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { setWays } from "#server/monitoring/set-ways.ts";
import { examplePackage, exampleWaiting, minutes, statesOf } from "#server/packages/example-package.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { sendDue } from "#server/submissions/send-due.ts";

afterAll(stopQueue);

test("ways are kept in the order in which they are preferred, and the merchant's chain says who chose them", async () => {
  const operator = await exampleOperator();
  const { context, system } = await exampleMerchant();
  expect(await setWays(operator, context.merchantId, ["package", "leqi"], minutes(1))).toEqual([]);
  expect(await setWays(operator, context.merchantId, ["leqi", "package"], minutes(2))).toEqual([]);
  expect((await findParty(system)).ways).toEqual(["leqi", "package"]);
  const acts = (await actsIn(context)).filter(({ action }) => action === "merchant.ways-set");
  expect(acts).toMatchObject([
    {
      subjectKind: "merchant",
      subjects: [context.merchantId],
      facts: { account: operator.accountId, before: ["leqi", "baiwang", "package"], after: ["leqi", "package"] },
    },
  ]);
});

test("what waited for a package goes another way once there is one; what lies in one stays", async () => {
  const operator = await exampleOperator();
  const waiting = await exampleWaiting(await exampleMerchant(), 2);
  await setWays(operator, waiting.merchant.system.merchantId, ["baiwang"], minutes(1));
  await sendDue(waiting.merchant.system, () => minutes(1));
  expect((await statesOf(waiting)).every((state) => state !== "HELD PACKAGE_WAITS")).toBe(true);

  const packed = await examplePackage(await exampleMerchant(), 2);
  await setWays(operator, packed.merchant.system.merchantId, ["leqi", "package"], minutes(2));
  await sendDue(packed.merchant.system, () => minutes(2));
  expect(await statesOf(packed)).toEqual(["HELD IN_PACKAGE", "HELD IN_PACKAGE"]);
});

test("none at all, an unknown one, an unknown merchant: nothing is changed", async () => {
  const operator = await exampleOperator();
  const { context, system } = await exampleMerchant();
  const before = (await findParty(system)).ways;
  expect(await setWays(operator, context.merchantId, [], minutes(1))).toMatchObject([{ code: "WAYS_REQUIRED" }]);
  await expect(setWays(operator, context.merchantId, ["leqi", "fax"], minutes(1))).rejects.toMatchObject({
    code: "CONNECTOR",
  });
  const nobody = "00000000-0000-7000-8000-000000000000";
  await expect(setWays(operator, nobody, ["leqi"], minutes(1))).rejects.toMatchObject({ code: "MERCHANT" });
  await expect(setWays(operator, "x' OR 1=1", ["leqi"], minutes(1))).rejects.toMatchObject({ code: "MERCHANT" });
  expect((await findParty(system)).ways).toEqual(before);
});
