import { expect, test } from "vitest";
import { actsIn, exampleMerchant, exampleStaff, signInAgain } from "#server/accounts/example-merchant.ts";
import { findSession } from "#server/accounts/find-session.ts";
import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";

test("every sign-in is a session of its own, recorded in the merchant's chain", async () => {
  const { context, signInName, accountId } = await exampleMerchant();
  const again = await signInAgain(signInName);
  expect(again.sessionId).not.toBe(context.sessionId);
  expect(await findSession(context.sessionId)).not.toBeNull();
  expect((await actsIn(context)).at(-1)).toMatchObject({
    action: "session.opened",
    actorKind: "merchant",
    actorId: accountId,
    subjects: [again.sessionId],
    facts: { account: accountId, address: "192.0.2.1" },
  });
});

test("staff are recorded in the house's chain", async () => {
  const { context, accountId } = await exampleStaff("operator");
  expect(context).toEqual({ kind: "operator", accountId, sessionId: context.sessionId });
  expect((await actsIn(systemContext(houseId, "test"))).at(-1)).toMatchObject({
    action: "session.opened",
    subjects: [context.sessionId],
    facts: { account: accountId },
  });
});
