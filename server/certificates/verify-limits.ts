import { createHash } from "node:crypto";
import type { RateLimiterPostgres } from "rate-limiter-flexible";
import type { PublicContext } from "#server/context.ts";
import { Refusal } from "#server/refusal.ts";
import { asCount, throttle } from "#server/throttle.ts";

/** From narrow to wide. A file costs far more than a look-up, and both cost less than a person's patience. */
const limits = {
  lookUp: [
    { name: "verify-here", points: 60, seconds: 60, own: true },
    { name: "verify-everybody", points: 1_200, seconds: 60, own: false },
  ],
  file: [
    { name: "verify-file-here", points: 20, seconds: 600, own: true },
    { name: "verify-file-everybody", points: 120, seconds: 60, own: false },
  ],
} as const;

/** @throws Refusal too-much TOO_MANY_CHECKS, with `until` as an ISO instant */
export async function countCheck({ place }: PublicContext, what: keyof typeof limits, now: Date): Promise<void> {
  for (const limit of limits[what]) {
    const key = limit.own ? createHash("sha256").update(place).digest("base64url") : "everybody";
    const { consumedPoints, msBeforeNext } = await limiterOf(limit).consume(key).catch(asCount);
    if (consumedPoints <= limit.points) continue;
    throw new Refusal("too-much", "TOO_MANY_CHECKS", { until: new Date(now.getTime() + msBeforeNext).toISOString() });
  }
}

type Limit = (typeof limits)[keyof typeof limits][number];

const limiters = new Map<string, RateLimiterPostgres>();

function limiterOf({ name, points, seconds }: Limit): RateLimiterPostgres {
  const limiter = limiters.get(name) ?? throttle({ name, points, seconds });
  limiters.set(name, limiter);
  return limiter;
}
