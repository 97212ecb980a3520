import { expect, test } from "vitest";
import { endSession } from "#server/accounts/end-session.ts";
import {
  actsIn,
  exampleColleague,
  exampleMerchant,
  exampleStaff,
  signInAgain,
} from "#server/accounts/example-merchant.ts";
import { findSession } from "#server/accounts/find-session.ts";

test("after signing out, a copy of the session is worth nothing", async () => {
  const { context, accountId } = await exampleMerchant();
  await endSession(context, context.sessionId);
  expect(await findSession(context.sessionId)).toBeNull();
  expect((await actsIn(context)).at(-1)).toMatchObject({
    action: "session.ended",
    actorId: accountId,
    subjects: [context.sessionId],
  });
});

test("a session on another device can be ended from here", async () => {
  const { context, signInName } = await exampleMerchant();
  const elsewhere = await signInAgain(signInName);
  await endSession(context, elsewhere.sessionId);
  expect(await findSession(elsewhere.sessionId)).toBeNull();
  expect(await findSession(context.sessionId)).not.toBeNull();
});

test("nobody ends a session that is not theirs: another merchant's, a colleague's, a clerk's of the house", async () => {
  const { context, system } = await exampleMerchant();
  const others = [await exampleMerchant(), await exampleColleague(system, "clerk"), await exampleStaff("support")];
  for (const { context: other } of others) {
    await expect(endSession(context, other.sessionId)).rejects.toMatchObject({ kind: "not-found", code: "SESSION" });
    expect(await findSession(other.sessionId)).not.toBeNull();
  }
  await expect(endSession(context, "no-id-at-all")).rejects.toMatchObject({ kind: "not-found" });
});

test("ending twice, even at once, is ending once", async () => {
  const { context } = await exampleMerchant();
  await Promise.all([endSession(context, context.sessionId), endSession(context, context.sessionId)]);
  await endSession(context, context.sessionId);
  expect((await actsIn(context)).filter(({ action }) => action === "session.ended")).toHaveLength(1);
});
