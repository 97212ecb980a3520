import { createHash } from "node:crypto";
import type { RateLimiterPostgres } from "rate-limiter-flexible";
import { Refusal } from "#server/refusal.ts";
import { asCount, throttle } from "#server/throttle.ts";

/** A system that delivers as it issues needs a call a minute; a place that tries keys out needs far more. */
const limits = {
  here: { name: "api-here", points: 600, seconds: 60 },
  token: { name: "api-token", points: 120, seconds: 60 },
  wrong: { name: "api-wrong", points: 30, seconds: 600 },
} as const;

/** @throws Refusal too-much TOO_MANY_CALLS, with `until` as an ISO instant */
export async function countCall(what: keyof typeof limits, subject: string, now: Date): Promise<void> {
  const { points } = limits[what];
  const { consumedPoints, msBeforeNext } = await limiterOf(what).consume(keyOf(subject)).catch(asCount);
  if (consumedPoints > points) throw tooMany(msBeforeNext, now);
}

/** Whether a place has tried too many keys that are none. @throws Refusal too-much TOO_MANY_CALLS */
export async function assertNotGuessing(place: string, now: Date): Promise<void> {
  const tried = await limiterOf("wrong").get(keyOf(place));
  if (tried && tried.consumedPoints > limits.wrong.points) throw tooMany(tried.msBeforeNext, now);
}

function tooMany(msBeforeNext: number, now: Date): Refusal {
  return new Refusal("too-much", "TOO_MANY_CALLS", { until: new Date(now.getTime() + msBeforeNext).toISOString() });
}

/** Neither an address nor a token stands in the table. */
function keyOf(subject: string): string {
  return createHash("sha256").update(subject).digest("base64url");
}

const limiters = new Map<string, RateLimiterPostgres>();

function limiterOf(what: keyof typeof limits): RateLimiterPostgres {
  const limiter = limiters.get(what) ?? throttle(limits[what]);
  limiters.set(what, limiter);
  return limiter;
}
