import { expect, test } from "vitest";
import { endSession } from "#server/accounts/end-session.ts";
import { exampleColleague, exampleMerchant, signInAgain } from "#server/accounts/example-merchant.ts";
import { listSessions } from "#server/accounts/list-sessions.ts";

test("lists one's own living sessions, this one first", async () => {
  const { context, signInName, system } = await exampleMerchant();
  const later = await signInAgain(signInName, undefined, new Date(Date.now() + 1000));
  const over = await signInAgain(signInName);
  await endSession(context, over.sessionId);
  await exampleColleague(system, "clerk");

  const sessions = await listSessions(context);
  expect(sessions.map(({ id, current }) => ({ id, current }))).toEqual([
    { id: context.sessionId, current: true },
    { id: later.sessionId, current: false },
  ]);
  expect(sessions[0]).toMatchObject({ userAgent: "vitest", address: "192.0.2.1" });
});
