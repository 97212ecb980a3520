import { defaultPace, type Pace } from "#domain/submission.ts";
import { env } from "#server/env.ts";

/** How fast this installation asks again; the bureau's published limits unless set otherwise. */
export function pace(): Pace {
  const { POLL_SECONDS, QUIET_SECONDS, RETRY_SECONDS } = env();
  return {
    ...defaultPace,
    firstPollMs: POLL_SECONDS * 1_000,
    quietMs: QUIET_SECONDS * 1_000,
    firstRetryMs: RETRY_SECONDS * 1_000,
  };
}

/** A claimed row that nobody came back for is taken up again after this; longer than any call may last. */
export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + env().LEASE_SECONDS * 1_000);
}
