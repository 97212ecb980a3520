import { refuseBeyond, uncount } from "#server/throttle.ts";

const limit = { name: "assist-join", points: 5, seconds: 900 };

/**
 * Counts a try before the code is looked at, so that a thousand at once are counted too.
 * @throws Refusal too-much TOO_MANY_ASSIST_TRIES (`until`)
 */
export async function countJoin(accountId: string, now: Date): Promise<void> {
  await refuseBeyond([{ limit, of: accountId }], "TOO_MANY_ASSIST_TRIES", now);
}

/** The code was right: that try does not count. The wrong ones before it do. */
export async function forgiveJoin(accountId: string): Promise<void> {
  await uncount(limit, accountId);
}
