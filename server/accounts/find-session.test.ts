import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { exampleMerchant, signInAgain } from "#server/accounts/example-merchant.ts";
import { findSession } from "#server/accounts/find-session.ts";
import { db } from "#server/db.ts";

const hour = 3_600_000;

test("a session says who is behind it, as the account stands now", async () => {
  const { context, accountId } = await exampleMerchant();
  await db().account.update({ where: { id: accountId }, data: { role: "clerk", locale: "en" } });
  expect(await findSession(context.sessionId)).toMatchObject({
    id: accountId,
    role: "clerk",
    locale: "en",
    merchantId: context.merchantId,
  });
});

test("an id nobody was given opens nothing", async () => {
  expect(await findSession(randomUUID())).toBeNull();
  expect(await findSession("' OR true --")).toBeNull();
});

test("a session ends after a week, or after half a day without a visit", async () => {
  const { signInName } = await exampleMerchant();
  const start = new Date();
  const { sessionId } = await signInAgain(signInName, undefined, start);
  const at = (hours: number) => findSession(sessionId, new Date(start.getTime() + hours * hour));

  expect(await at(11.9)).not.toBeNull();
  expect(await at(23.7)).not.toBeNull();
  expect(await at(23.7 + 12.1)).toBeNull();

  await db().session.update({
    where: { id: sessionId },
    data: { lastSeenAt: new Date(start.getTime() + 7 * 24 * hour - 1) },
  });
  expect(await at(7 * 24 - 0.01)).not.toBeNull();
  expect(await at(7 * 24 + 0.01)).toBeNull();
});

test("a disabled account is out at once", async () => {
  const { context, accountId } = await exampleMerchant();
  await db().account.update({ where: { id: accountId }, data: { disabledAt: new Date() } });
  expect(await findSession(context.sessionId)).toBeNull();
});
