import { randomInt, randomUUID } from "node:crypto";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { expect, test } from "vitest";
import type { Invoice } from "#domain/invoice.ts";
import { yuanText } from "#domain/money.ts";
import { addDays } from "#domain/period.ts";
import { nowhere } from "#domain/whereabouts.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { publicContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { exampleHeld, exampleMissing } from "#server/missing/example-ledger.ts";
import { findWhereabouts } from "#server/whereabouts/find-whereabouts.ts";
import { newChallenge, spendProof, sweepProofs } from "#server/whereabouts/proof.ts";
import { questionLimits } from "#server/whereabouts/question-limits.ts";

test("all three have to be right: anything else is a number nobody knows, to the letter", async () => {
  const invoice = await held();
  const right = asked(invoice);
  expect(await answerTo(right)).toMatchObject({ whereabouts: { place: "at-bureau", expectedBy: null } });
  for (const wrong of [
    { total: yuanText(invoice.total + 1n) },
    { total: yuanText(-invoice.total) },
    { issuedOn: addDays(invoice.issuedOn, 1) },
    { number: fresh() },
  ]) {
    expect(await answerTo({ ...right, ...wrong })).toEqual({ whereabouts: nowhere });
  }
});

test("what is missing there is on its way, and nothing of whose it is goes with the answer", async () => {
  const { invoice } = await missing();
  const answer = await answerTo(asked(invoice));
  expect(answer).toEqual({ whereabouts: { place: "on-its-way", since: null, expectedBy: null } });
});

test("what was not typed as it should be is told before anything is counted", async () => {
  expect(await answerTo({ code: "", number: "1", issuedOn: "", total: "" })).toMatchObject({
    problems: [{ field: "number" }, { field: "issuedOn" }, { field: "total" }],
  });
});

test("a proof opens once, and a forged, changed or old one never", { timeout: 60_000 }, async () => {
  const now = new Date();
  const proof = await proven(now);
  expect(await spendProof(proof, now)).toBe(true);
  expect(await spendProof(proof, now)).toBe(false);
  const { challenge, solution } = JSON.parse(Buffer.from(await proven(now), "base64").toString());
  const forged = (changed: object) => Buffer.from(JSON.stringify(changed)).toString("base64");
  const easier = { ...challenge, parameters: { ...challenge.parameters, expiresAt: 9_999_999_999 } };
  expect(await spendProof(forged({ challenge: easier, solution }), now)).toBe(false);
  expect(await spendProof(forged({ challenge, solution: { ...solution, derivedKey: "00".repeat(32) } }), now)).toBe(
    false,
  );
  expect(await spendProof("not a proof", now)).toBe(false);
  expect(await spendProof("A".repeat(100_000), now)).toBe(false);
  expect(await spendProof(await proven(new Date(now.getTime() - 3_600_000)), now)).toBe(false);
  expect(await sweepProofs(new Date(now.getTime() + 3_600_000))).toBeGreaterThan(0);
  expect(await db().spentProof.count()).toBe(0);
});

test("a wrong proof is refused; without one a few questions a day are answered", { timeout: 60_000 }, async () => {
  const place = publicContext(`place ${randomUUID()}`);
  const unknown = { code: "", issuedOn: "2026-11-02", total: "1060.00" };
  const ask = (proof: string) => findWhereabouts(place, { ...unknown, number: fresh() }, proof, new Date());
  await expect(ask("forged")).rejects.toThrow("forbidden: PROOF_WRONG");
  for (let n = 0; n < questionLimits.slowHere.points; n++) expect(await ask("")).toEqual({ whereabouts: nowhere });
  await expect(ask("")).rejects.toThrow("too-much: PROOF_NEEDED");
  expect(await ask(await proven(new Date()))).toEqual({ whereabouts: nowhere });
});

test("sums cannot be tried one after another, from however many places", async () => {
  const right = asked(await held());
  for (let n = 0; n < questionLimits.number.points; n++) await answerTo({ ...right, total: `${n}.00` });
  await expect(answerTo(right)).rejects.toThrow("too-much: TOO_MANY_QUESTIONS");
});

async function missing() {
  const { system } = await exampleMerchant();
  const invoice = exampleInvoice((await findParty(system)).taxpayerId);
  await exampleMissing(system, [invoice]);
  return { system, invoice };
}

function fresh(): string {
  return `2611200000${String(randomInt(10_000_000_000)).padStart(10, "0")}`;
}

async function held(): Promise<Invoice> {
  const { system, invoice } = await missing();
  await exampleHeld(system, invoice);
  return invoice;
}

function asked({ number, code, issuedOn, total }: Invoice) {
  return { code, number, issuedOn, total: yuanText(total) };
}

function answerTo(typed: Parameters<typeof findWhereabouts>[1]) {
  return findWhereabouts(publicContext(`place ${randomUUID()}`), typed, "", new Date());
}

async function proven(at: Date): Promise<string> {
  const challenge = await newChallenge(at);
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
}
