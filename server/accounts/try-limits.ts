import { createHash } from "node:crypto";
import type { RateLimiterPostgres } from "rate-limiter-flexible";
import { Refusal } from "#server/refusal.ts";
import { asCount, throttle } from "#server/throttle.ts";

/** Where a password is tried: an internet address, or a session that is asked for it again. */
export type Place = string;

export type CountedTry = {
  /** How many more there are. */
  readonly left: number;
  /** Set when this was the last one: what to answer if it is wrong. */
  readonly locked: Refusal | null;
};

/**
 * From narrow to wide, so that tries a narrow one stops use up nothing of the wider. An account is first locked for the
 * place the guesses come from: a stranger does not lock out its owner.
 */
const limits = [
  {
    of: "account-here",
    tries: 5,
    minutes: 15,
    code: "ACCOUNT_LOCKED",
    key: (name: string, place: Place) => `${name} ${place}`,
  },
  { of: "account", tries: 100, minutes: 60, code: "ACCOUNT_LOCKED", key: (name: string) => name },
  { of: "place", tries: 100, minutes: 15, code: "TOO_MANY_TRIES", key: (_name: string, place: Place) => place },
  { of: "everybody", tries: 600, minutes: 1, code: "TOO_MANY_TRIES", key: () => "everybody" },
] as const;

/**
 * Counts a try before the password is looked at, so that a thousand at once are counted too.
 * @throws Refusal too-much ACCOUNT_LOCKED or TOO_MANY_TRIES, with `until` as an ISO instant
 */
export async function countTry(name: string, place: Place, now: Date): Promise<CountedTry> {
  const counted: CountedTry[] = [];
  for (const limit of limits) {
    const { consumedPoints, msBeforeNext } = await limiterOf(limit)
      .consume(keyOf(limit, name, place))
      .catch(asCount);
    const refusal = new Refusal("too-much", limit.code, {
      until: new Date(now.getTime() + msBeforeNext).toISOString(),
    });
    if (consumedPoints > limit.tries) throw refusal;
    counted.push({ left: limit.tries - consumedPoints, locked: consumedPoints === limit.tries ? refusal : null });
  }
  return counted.reduce((fewest, one) => (one.left < fewest.left ? one : fewest));
}

/** The try was right: it no longer counts, and the wrong ones made here before it are forgiven. */
export async function forgiveTries(name: string, place: Place): Promise<void> {
  const [here, ...wider] = limits;
  await limiterOf(here).delete(keyOf(here, name, place));
  for (const limit of wider) await limiterOf(limit).reward(keyOf(limit, name, place));
}

type Limit = (typeof limits)[number];

/** Blocks from the last try on, not from one too many: whoever is locked out is told so at once. */
function limiterOf({ of, tries, minutes }: Limit): RateLimiterPostgres {
  const known = limiters.get(of);
  if (known) return known;
  const seconds = minutes * 60;
  const limiter = throttle({ name: `try-${of}`, points: tries - 1, seconds });
  limiters.set(of, limiter);
  return limiter;
}

const limiters = new Map<string, RateLimiterPostgres>();

/** Names and addresses are nobody's business in a table of counters. */
function keyOf(limit: Limit, name: string, place: Place): string {
  return createHash("sha256").update(limit.key(name, place)).digest("base64url");
}
