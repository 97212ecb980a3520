import { expect, test } from "vitest";
import { changeRole } from "#server/accounts/change-role.ts";
import { actsIn, exampleColleague, exampleMerchant, signInAgain } from "#server/accounts/example-merchant.ts";
import { findSession } from "#server/accounts/find-session.ts";

test("a new role signs the colleague out everywhere", async () => {
  const { context, system } = await exampleMerchant();
  const clerk = await exampleColleague(system, "clerk");
  const elsewhere = await signInAgain(clerk.signInName);

  await changeRole(context, clerk.accountId, "owner");
  for (const { sessionId } of [clerk.context, elsewhere]) expect(await findSession(sessionId)).toBeNull();
  expect(await signInAgain(clerk.signInName)).toMatchObject({ role: "owner" });
  expect((await actsIn(context)).find(({ action }) => action === "account.role-changed")).toMatchObject({
    actorId: context.accountId,
    subjects: [clerk.accountId],
    facts: { from: "clerk", to: "owner" },
  });
});

test("the same role again changes nothing", async () => {
  const { context, system } = await exampleMerchant();
  const clerk = await exampleColleague(system, "clerk");
  await changeRole(context, clerk.accountId, "clerk");
  expect(await findSession(clerk.context.sessionId)).not.toBeNull();
});

test("is for owners, for their own merchant, and leaves one of them", async () => {
  const { context, system, accountId } = await exampleMerchant();
  const clerk = await exampleColleague(system, "clerk");
  const other = await exampleMerchant();
  await expect(changeRole(clerk.context, clerk.accountId, "owner")).rejects.toMatchObject({
    kind: "forbidden",
    code: "OWNERS_ONLY",
  });
  await expect(changeRole(context, other.accountId, "clerk")).rejects.toMatchObject({
    kind: "not-found",
    code: "ACCOUNT",
  });
  await expect(changeRole(context, accountId, "clerk")).rejects.toMatchObject({ kind: "not-now", code: "LAST_OWNER" });
  expect(await findSession(other.context.sessionId)).toMatchObject({ role: "owner" });
});
