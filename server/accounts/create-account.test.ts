import { expect, test } from "vitest";
import { createAccount } from "#server/accounts/create-account.ts";
import { actsIn, exampleMerchant, examplePassword } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { db } from "#server/db.ts";

const house = systemContext(houseId, "test");
const person = { name: "新同事", password: examplePassword };

test("gives an account with a hashed password, and records it", async () => {
  const { system } = await exampleMerchant();
  const id = await createAccount(system, { ...person, signInName: " Ｎew-Clerk ", role: "clerk" });
  const account = await db().account.findUniqueOrThrow({ where: { id } });
  expect(account).toMatchObject({
    merchantId: system.merchantId,
    signInName: "new-clerk",
    role: "clerk",
    locale: "zh-CN",
  });
  expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await actsIn(system)).at(-1)).toMatchObject({
    action: "account.created",
    subjects: [id],
    facts: { role: "clerk" },
  });
});

test("a name is taken once, in whatever spelling and by whichever merchant", async () => {
  const [one, other] = [await exampleMerchant(), await exampleMerchant()];
  const taken = { ...person, signInName: one.signInName.toUpperCase(), role: "clerk" } as const;
  await expect(createAccount(other.system, taken)).rejects.toMatchObject({
    kind: "not-now",
    code: "SIGN_IN_NAME_TAKEN",
  });
  expect((await actsIn(other.system)).filter(({ action }) => action === "account.created")).toHaveLength(1);
});

test("staff belong to the house, merchants' people to a merchant", async () => {
  const { system } = await exampleMerchant();
  const id = await createAccount(house, { ...person, signInName: "new-operator", role: "operator", locale: "en" });
  expect(await db().account.findUniqueOrThrow({ where: { id } })).toMatchObject({ merchantId: null, locale: "en" });
  await expect(createAccount(house, { ...person, signInName: "x1", role: "owner" })).rejects.toThrow(
    "owner belongs to a merchant",
  );
  await expect(createAccount(system, { ...person, signInName: "x2", role: "support" })).rejects.toThrow(
    "support belongs to no merchant",
  );
});
