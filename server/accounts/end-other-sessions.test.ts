import { expect, test } from "vitest";
import { endOtherSessions } from "#server/accounts/end-other-sessions.ts";
import { actsIn, exampleColleague, exampleMerchant, signInAgain } from "#server/accounts/example-merchant.ts";
import { findSession } from "#server/accounts/find-session.ts";

test("signs out everywhere but here, and only oneself", async () => {
  const { context, signInName, system } = await exampleMerchant();
  const elsewhere = [await signInAgain(signInName), await signInAgain(signInName)];
  const bystanders = [await exampleColleague(system, "clerk"), await exampleMerchant()];

  expect(await endOtherSessions(context)).toBe(2);
  for (const { sessionId } of elsewhere) expect(await findSession(sessionId)).toBeNull();
  for (const { sessionId } of [context, ...bystanders.map((one) => one.context)])
    expect(await findSession(sessionId)).not.toBeNull();

  const ended = (await actsIn(context)).filter(({ action }) => action === "session.ended");
  expect(ended).toHaveLength(1);
  expect(new Set(ended[0]?.subjects)).toEqual(new Set(elsewhere.map(({ sessionId }) => sessionId)));
});

test("with no other session nothing is recorded", async () => {
  const { context } = await exampleMerchant();
  expect(await endOtherSessions(context)).toBe(0);
  expect((await actsIn(context)).at(-1)).toMatchObject({ action: "session.opened" });
});
