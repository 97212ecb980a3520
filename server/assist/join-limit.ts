import { createHash } from "node:crypto";
import { Refusal } from "#server/refusal.ts";
import { asCount, throttle } from "#server/throttle.ts";

const tries = 5;
const limiter = throttle({ name: "assist-join", points: tries, seconds: 900 });

/**
 * Counts a try before the code is looked at, so that a thousand at once are counted too.
 * @throws Refusal too-much TOO_MANY_ASSIST_TRIES (`until`)
 */
export async function countJoin(accountId: string, now: Date): Promise<void> {
  const { consumedPoints, msBeforeNext } = await limiter.consume(keyOf(accountId)).catch(asCount);
  if (consumedPoints <= tries) return;
  const until = new Date(now.getTime() + msBeforeNext).toISOString();
  throw new Refusal("too-much", "TOO_MANY_ASSIST_TRIES", { until });
}

/** The code was right: that try does not count. The wrong ones before it do. */
export async function forgiveJoin(accountId: string): Promise<void> {
  await limiter.reward(keyOf(accountId));
}

function keyOf(accountId: string): string {
  return createHash("sha256").update(accountId).digest("base64url");
}
