import { expect, test } from "vitest";
import { changePassword } from "#server/accounts/change-password.ts";
import {
  actsIn,
  exampleColleague,
  exampleMerchant,
  examplePassword,
  signInAgain,
} from "#server/accounts/example-merchant.ts";
import { findSession } from "#server/accounts/find-session.ts";

const newPassword = "another long sentence 2";

test("takes the new password, and signs out everywhere but here", async () => {
  const { context, signInName, system } = await exampleMerchant();
  const elsewhere = await signInAgain(signInName);
  const colleague = await exampleColleague(system, "clerk");

  expect(await changePassword(context, { currentPassword: examplePassword, newPassword })).toEqual([]);
  expect(await findSession(elsewhere.sessionId)).toBeNull();
  expect(await findSession(context.sessionId)).not.toBeNull();
  expect(await findSession(colleague.context.sessionId)).not.toBeNull();

  const acts = (await actsIn(context)).map(({ action, subjects }) => ({ action, subjects })).slice(-2);
  expect(acts).toEqual([
    { action: "account.password-changed", subjects: [context.accountId] },
    { action: "session.ended", subjects: [elsewhere.sessionId] },
  ]);
  await expect(signInAgain(signInName)).rejects.toMatchObject({ code: "WRONG_NAME_OR_PASSWORD" });
  await expect(signInAgain(signInName, newPassword)).resolves.toMatchObject({ accountId: context.accountId });
  expect(JSON.stringify(await actsIn(context), bigintAsText)).not.toMatch(/argon2|another long/);
});

test.each([
  [{ currentPassword: "not this one", newPassword }, "PASSWORD_WRONG", "currentPassword"],
  [{ currentPassword: examplePassword, newPassword: "short" }, "PASSWORD_TOO_SHORT", "newPassword"],
  [{ currentPassword: examplePassword, newPassword: examplePassword }, "PASSWORD_UNCHANGED", "newPassword"],
])("%o is a problem and changes nothing", async (change, code, field) => {
  const { context, signInName } = await exampleMerchant();
  const elsewhere = await signInAgain(signInName);
  expect(await changePassword(context, change)).toMatchObject([{ code, field }]);
  expect(await findSession(elsewhere.sessionId)).not.toBeNull();
  await expect(signInAgain(signInName)).resolves.toBeDefined();
});

test("a session left open is no place to guess from", async () => {
  const { context } = await exampleMerchant();
  const guess = () => changePassword(context, { currentPassword: "a guess", newPassword });
  for (let tries = 0; tries < 4; tries++) expect(await guess()).toMatchObject([{ code: "PASSWORD_WRONG" }]);
  await expect(guess()).rejects.toMatchObject({ kind: "too-much", code: "ACCOUNT_LOCKED" });
});

test("of two changes at once one wins", async () => {
  const { context } = await exampleMerchant();
  const changes = ["one new sentence 11", "two new sentences 22"].map((next) =>
    changePassword(context, { currentPassword: examplePassword, newPassword: next }),
  );
  const outcomes = (await Promise.allSettled(changes)).map(({ status }) => status);
  expect(outcomes.toSorted()).toEqual(["fulfilled", "rejected"]);
});

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
