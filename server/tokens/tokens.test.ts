import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { later } from "#domain/period.ts";
import { actsIn, exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { createToken } from "#server/tokens/create-token.ts";
import { findToken } from "#server/tokens/find-token.ts";
import { listTokens } from "#server/tokens/list-tokens.ts";
import { revokeToken } from "#server/tokens/revoke-token.ts";

const now = new Date();
const day = 86_400_000;
const typed = { name: "金蝶 ERP", scopes: ["issued:write"], days: "30" };

test("a key is shown once, kept as a hash, and lets in for what it may only", async () => {
  const { context } = await exampleMerchant();
  const { secret, id } = made(await createToken(context, typed, now));
  expect(secret).toMatch(/^bc_live_[\w-]{32}$/);
  const stored = await inTransaction(context, (tx) => tx.apiToken.findMany());
  expect(JSON.stringify(stored)).not.toContain(secret.slice(12));

  const api = await findToken(secret, "issued:write", place(), now);
  expect(api).toEqual({ kind: "api", merchantId: context.merchantId, tokenId: id, scope: "issued:write" });
  await expect(findToken(secret, "missing:read", place(), now)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
  expect((await listTokens(context, now))[0]).toMatchObject({ name: "金蝶 ERP", state: "live", lastUsedAt: now });
  expect((await actsIn(context)).at(-1)).toMatchObject({ action: "token.created", subjects: [id] });
});

test("revoked, expired and invented keys let nobody in", async () => {
  const { context } = await exampleMerchant();
  const { secret, id } = made(await createToken(context, typed, now));
  await expect(findToken(secret, "issued:write", place(), later(now, 31 * day))).rejects.toMatchObject({
    code: "TOKEN_EXPIRED",
  });
  await revokeToken(context, id, now);
  await revokeToken(context, id, now);
  await expect(findToken(secret, "issued:write", place(), now)).rejects.toMatchObject({ code: "TOKEN_REVOKED" });
  for (const wrong of [`${secret.slice(0, -1)}!`, `bc_live_${"a".repeat(32)}`, "", "bc_live_' OR 1=1"])
    await expect(findToken(wrong, "issued:write", place(), now)).rejects.toMatchObject({ code: "TOKEN_UNKNOWN" });
  expect((await actsIn(context)).filter(({ action }) => action === "token.revoked")).toHaveLength(1);
});

test("who tries keys out is stopped, and so is one who calls too often", async () => {
  const { context } = await exampleMerchant();
  const { secret } = made(await createToken(context, typed, now));
  const [guesser, caller] = [place(), place()];
  const guesses = await codesOf(40, () => findToken(`bc_live_${"b".repeat(32)}`, "issued:write", guesser, now));
  expect(guesses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => "TOKEN_UNKNOWN"));
  expect(guesses.at(-1)).toBe("TOO_MANY_CALLS");
  await expect(findToken(secret, "issued:write", guesser, now)).rejects.toMatchObject({ code: "TOO_MANY_CALLS" });
  const calls = await codesOf(125, () => findToken(secret, "issued:write", caller, now));
  expect(calls.slice(0, 120).every((code) => code === "")).toBe(true);
  expect(calls.at(-1)).toBe("TOO_MANY_CALLS");
});

test("only owners make keys, and nobody another merchant's", async () => {
  const [one, other] = [await exampleMerchant(), await exampleMerchant()];
  const { id } = made(await createToken(one.context, typed, now));
  await expect(revokeToken(other.context, id, now)).rejects.toMatchObject({ kind: "not-found" });
  await expect(revokeToken(other.context, "x", now)).rejects.toMatchObject({ kind: "not-found" });
  expect(await listTokens(other.context, now)).toEqual([]);
  const clerk = await exampleColleague(one.system, "clerk");
  for (const refused of [
    () => createToken(clerk.context, typed, now),
    () => listTokens(clerk.context, now),
    () => revokeToken(clerk.context, id, now),
  ])
    await expect(refused()).rejects.toMatchObject({ code: "OWNERS_ONLY" });
});

test("a key has a name and something it may", async () => {
  const { context } = await exampleMerchant();
  expect(await createToken(context, { name: " ", scopes: ["root"], days: "9" }, now)).toMatchObject({
    problems: [{ code: "TOKEN_NAME_REQUIRED" }, { code: "SCOPES_REQUIRED" }],
  });
});

function made(answer: Awaited<ReturnType<typeof createToken>>) {
  if ("problems" in answer) throw new Error(JSON.stringify(answer.problems));
  return answer;
}

function place(): string {
  return `test ${randomUUID()}`;
}

/** The refusals of so many calls one after the other; empty where there was none. */
async function codesOf(times: number, call: () => Promise<unknown>): Promise<string[]> {
  const codes: string[] = [];
  for (let index = 0; index < times; index++) {
    codes.push(
      await call().then(
        () => "",
        (refusal: { code: string }) => refusal.code,
      ),
    );
  }
  return codes;
}
