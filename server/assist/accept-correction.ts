import { withChanges } from "#domain/assist.ts";
import { closeCorrection } from "#server/assist/close-correction.ts";
import { findCorrection } from "#server/assist/find-correction.ts";
import type { MerchantContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { keepDraft } from "#server/submissions/keep-draft.ts";

/**
 * Puts what a clerk proposed into a draft of the merchant's own, to be looked over like any other: nothing is sent by it.
 * @returns the draft's id
 * @throws Refusal not-found CORRECTION, not-now CORRECTION_CLOSED, NOT_RESENDABLE
 */
export async function acceptCorrection(context: MerchantContext, typed: string, now: Date): Promise<string> {
  const { id, key, text, changes, resendable } = await findCorrection(context, typed, now);
  if (!resendable) throw new Refusal("not-now", "NOT_RESENDABLE");
  await closeCorrection(context, BigInt(id), "accepted", now);
  return keepDraft(context, { key, text: withChanges(text, changes), problems: [], document: null }, now);
}
