import type { PublicContext } from "#server/context.ts";
import { refuseBeyond } from "#server/throttle.ts";

export const questionLimits = {
  here: { name: "check-here", points: 20, seconds: 3_600 },
  /** Wrong sums cannot be tried one after another. */
  number: { name: "check-number", points: 6, seconds: 3_600 },
  everybody: { name: "check-everybody", points: 600, seconds: 60 },
  /** Without a proof of work, for who has no script. */
  slowHere: { name: "check-slow-here", points: 3, seconds: 86_400 },
  slowEverybody: { name: "check-slow-everybody", points: 300, seconds: 86_400 },
  challenge: { name: "check-challenge", points: 120, seconds: 3_600 },
} as const;

/** @throws Refusal too-much TOO_MANY_QUESTIONS, or PROOF_NEEDED once the few without one are used up; with `until` */
export async function countQuestion(
  { place }: PublicContext,
  { key, proven }: { readonly key: string; readonly proven: boolean },
  now: Date,
): Promise<void> {
  const { here, number, everybody, slowHere, slowEverybody } = questionLimits;
  const slow = [
    { limit: slowHere, of: place },
    { limit: slowEverybody, of: "everybody" },
  ];
  if (!proven) await refuseBeyond(slow, "PROOF_NEEDED", now);
  const counts = [
    { limit: here, of: place },
    { limit: number, of: key },
    { limit: everybody, of: "everybody" },
  ];
  await refuseBeyond(counts, "TOO_MANY_QUESTIONS", now);
}

/** @throws Refusal too-much TOO_MANY_QUESTIONS */
export async function countChallenge({ place }: PublicContext, now: Date): Promise<void> {
  await refuseBeyond([{ limit: questionLimits.challenge, of: place }], "TOO_MANY_QUESTIONS", now);
}
