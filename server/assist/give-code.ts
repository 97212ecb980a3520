import { randomInt } from "node:crypto";
import { codeMs } from "#domain/assist.ts";
import { isPractice } from "#domain/practice.ts";
import { codeHmac } from "#server/assist/code-hmac.ts";
import { endOverdue } from "#server/assist/end-within.ts";
import { withdrawCodes } from "#server/assist/withdraw-codes.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";
import { refuseBeyond } from "#server/throttle.ts";

export type GivenCode = { readonly code: string; readonly expiresAt: Date };

const limit = { name: "assist-code", points: 10, seconds: 900 };
/** Two merchants with the same digits at once are rare, twice in a row next to impossible. */
const draws = 5;

/**
 * The merchant asks for help: six digits to read out, good for ten minutes and for one clerk. Asking is the consent, and
 * is written down; a code given before is worth nothing any more. The digits are only in the answer.
 * @throws Refusal not-now ASSIST_OPEN or ONLY_PRACTICE (support sees nothing of practice), too-much TOO_MANY_CODES (`until`)
 */
export async function giveCode(context: MerchantContext, now: Date): Promise<GivenCode> {
  if (isPractice(context.merchantId)) throw new Refusal("not-now", "ONLY_PRACTICE");
  await refuseBeyond([{ limit, of: context.merchantId }], "TOO_MANY_CODES", now);
  for (let drawn = 1; ; drawn++) {
    try {
      return await giveOne(context, now);
    } catch (fault) {
      if (drawn === draws || !isTaken(fault)) throw fault;
    }
  }
}

async function giveOne(context: MerchantContext, now: Date): Promise<GivenCode> {
  const { merchantId, accountId, sessionId: signInId } = context;
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const expiresAt = new Date(now.getTime() + codeMs);
  await inTransaction(context, async (tx) => {
    if ((await endOverdue(tx, context, now)) !== null) throw new Refusal("not-now", "ASSIST_OPEN");
    const withdrawn = await withdrawCodes(tx, context, now);
    const data = { merchantId, accountId, signInId, codeHmac: codeHmac(code), givenAt: now, expiresAt };
    const { id } = await tx.assistCode.create({ data });
    const facts = { code: String(id), until: expiresAt.toISOString() };
    const given = { action: "assist.code-given", subjectKind: "merchant", subjects: [merchantId], facts } as const;
    await record(tx, context, [...withdrawn, given], now);
  });
  return { code, expiresAt };
}

/** Somebody else has these digits just now (`assist_code_live`). */
function isTaken(fault: unknown): boolean {
  return typeof fault === "object" && fault !== null && "code" in fault && fault.code === "P2002";
}
