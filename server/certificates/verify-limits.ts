import type { PublicContext } from "#server/context.ts";
import { refuseBeyond } from "#server/throttle.ts";

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
  const counts = limits[what].map((limit) => ({ limit, of: limit.own ? place : "everybody" }));
  await refuseBeyond(counts, "TOO_MANY_CHECKS", now);
}
