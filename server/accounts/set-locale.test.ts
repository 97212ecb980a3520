import { expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { findSession } from "#server/accounts/find-session.ts";
import { setLocale } from "#server/accounts/set-locale.ts";

test("keeps the language, and records it only when it is another", async () => {
  const { context } = await exampleMerchant();
  await setLocale(context, "en");
  await setLocale(context, "en");
  expect(await findSession(context.sessionId)).toMatchObject({ locale: "en" });
  const recorded = (await actsIn(context)).filter(({ action }) => action === "account.locale-set");
  expect(recorded).toMatchObject([{ subjects: [context.accountId], facts: { locale: "en" } }]);
});

test("is one's own language, nobody else's", async () => {
  const [one, other] = [await exampleMerchant(), await exampleMerchant()];
  await setLocale(one.context, "en");
  expect(await findSession(other.context.sessionId)).toMatchObject({ locale: "zh-CN" });
});
