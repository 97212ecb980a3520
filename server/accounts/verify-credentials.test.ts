import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actsIn, exampleMerchant, examplePassword, exampleStaff } from "#server/accounts/example-merchant.ts";
import { verifyCredentials } from "#server/accounts/verify-credentials.ts";
import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

const wrong = { kind: "forbidden", code: "WRONG_NAME_OR_PASSWORD" };
const locked = { kind: "too-much", code: "ACCOUNT_LOCKED" };

test("name and password say who it is, however they were typed", async () => {
  const { signInName, accountId, context } = await exampleMerchant();
  const typed = {
    signInName: ` ${signInName.toUpperCase()} `,
    password: examplePassword.replace("nobody", "ｎｏｂｏｄｙ"),
  };
  const account = await verifyCredentials(typed, somewhere());
  expect(account).toMatchObject({ id: accountId, merchantId: context.merchantId, role: "owner", locale: "zh-CN" });
  expect(account).not.toHaveProperty("passwordHash");
});

test("a wrong password, an unknown name and a disabled account are one answer", async () => {
  const { signInName } = await exampleMerchant();
  const disabled = await exampleMerchant();
  await db().account.update({ where: { id: disabled.accountId }, data: { disabledAt: new Date() } });
  const answers = [
    await refusalOf({ signInName, password: "not this one" }),
    await refusalOf({ signInName: "nobody", password: examplePassword }),
    await refusalOf({ signInName: disabled.signInName, password: examplePassword }),
    await refusalOf({ signInName, password: examplePassword.repeat(100) }),
  ];
  for (const answer of answers) expect(answer).toMatchObject({ ...wrong, facts: { left: "4" } });
});

test("an unknown name takes as long as a wrong password", async () => {
  const { signInName } = await exampleMerchant();
  await refusalOf({ signInName: "warm", password: "x" });
  const known = await fastest(() => refusalOf({ signInName, password: "wrong" }));
  const unknown = await fastest(() => refusalOf({ signInName: `nobody-${randomUUID()}`, password: "wrong" }));
  expect(unknown).toBeGreaterThan(known / 3);
});

test("five wrong tries lock the account where they were made, say until when, and are recorded once", async () => {
  const { signInName, accountId, system } = await exampleMerchant();
  const place = somewhere();
  const now = new Date();
  for (const left of ["4", "3", "2", "1"])
    expect(await guess(signInName, place, now)).toMatchObject({ ...wrong, facts: { left } });

  const fifth = await guess(signInName, place, now);
  expect(fifth).toMatchObject(locked);
  expect(minutesUntil(fifth, now)).toBeCloseTo(15, 0);
  expect(await refusalOf({ signInName, password: examplePassword }, place)).toMatchObject(locked);
  await expect(verifyCredentials({ signInName, password: examplePassword }, somewhere())).resolves.toMatchObject({
    id: accountId,
  });

  const recorded = (await actsIn(system)).filter(({ action }) => action === "account.locked");
  expect(recorded).toMatchObject([{ subjects: [accountId], actorKind: "system:accounts", facts: fifth.facts }]);
});

test("a locked name that nobody has looks just the same", async () => {
  const place = somewhere();
  const signInName = `nobody-${randomUUID()}`;
  for (let tries = 0; tries < 4; tries++) await guess(signInName, place);
  expect(await guess(signInName, place)).toMatchObject(locked);
});

test("the fifth try may still be right, and forgives the four before it", async () => {
  const { signInName } = await exampleMerchant();
  const place = somewhere();
  for (let tries = 0; tries < 4; tries++) await guess(signInName, place);
  await verifyCredentials({ signInName, password: examplePassword }, place);
  expect(await guess(signInName, place)).toMatchObject({ ...wrong, facts: { left: "4" } });
});

test("fifty guesses at once are five guesses", async () => {
  const { signInName } = await exampleMerchant();
  const place = somewhere();
  const answers = await Promise.all(Array.from({ length: 50 }, () => guess(signInName, place)));
  expect(answers.filter(({ code }) => code === wrong.code)).toHaveLength(4);
  expect(answers.filter(({ code }) => code === locked.code)).toHaveLength(46);
});

test("guesses at one account from everywhere are stopped too", async () => {
  const { signInName } = await exampleMerchant();
  await atTheLimit("account", 100, () => guess(signInName, somewhere()));
  expect(await guess(signInName, somewhere())).toMatchObject(locked);
});

test("one address that tries name after name is stopped", async () => {
  const place = somewhere();
  await atTheLimit("place", 100, () => guess(randomUUID(), place));
  expect(await guess(randomUUID(), place)).toMatchObject({ kind: "too-much", code: "TOO_MANY_TRIES" });
});

test("so many guesses that they must come from everywhere pause all signing in", async () => {
  await atTheLimit("everybody", 600, () => guess(randomUUID(), somewhere()));
  expect(await guess(randomUUID(), somewhere())).toMatchObject({ kind: "too-much", code: "TOO_MANY_TRIES" });
  await db().throttle.deleteMany({ where: { key: { startsWith: "try-everybody" } } });
});

test("the counters name nobody", async () => {
  const { signInName } = await exampleMerchant();
  await guess(signInName, "203.0.113.9");
  const keys = (await db().throttle.findMany()).map(({ key }) => key).join();
  expect(keys).not.toContain(signInName);
  expect(keys).not.toContain("203.0.113.9");
});

test("a locked member of the house goes to the house's chain", async () => {
  const { signInName, accountId } = await exampleStaff("support");
  const place = somewhere();
  for (let tries = 0; tries < 5; tries++) await guess(signInName, place);
  const last = (await actsIn(systemContext(houseId, "test"))).at(-1);
  expect(last).toMatchObject({ action: "account.locked", subjects: [accountId] });
});

function somewhere(): string {
  return `place ${randomUUID()}`;
}

function guess(signInName: string, place: string, now = new Date()): Promise<Refusal> {
  return refusalOf({ signInName, password: "a guess" }, place, now);
}

async function refusalOf(
  credentials: { signInName: string; password: string },
  place = somewhere(),
  now = new Date(),
): Promise<Refusal> {
  const answer = await verifyCredentials(credentials, place, now).catch((refusal: unknown) => refusal);
  if (answer instanceof Refusal) return answer;
  throw new Error("let in", { cause: answer });
}

/** Makes the try that counts as the last one allowed; the ones before it are written into the counter. */
async function atTheLimit(limit: string, tries: number, last: () => Promise<unknown>): Promise<void> {
  await last();
  const newest = await db().throttle.findMany({
    where: { key: { startsWith: `try-${limit}:` } },
    orderBy: { expire: "desc" },
    take: 1,
  });
  await db().throttle.updateMany({ where: { key: newest[0]?.key ?? "" }, data: { points: tries - 1 } });
  await last();
}

function minutesUntil({ facts }: Refusal, now: Date): number {
  return (Date.parse(facts.until ?? "") - now.getTime()) / 60_000;
}

async function fastest(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 4; run++) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
