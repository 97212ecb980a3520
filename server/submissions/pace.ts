import { defaultPace, type Pace } from "#domain/submission.ts";
import type { ConnectorName } from "#server/bureau/bureau.ts";
import { env } from "#server/env.ts";

/** How fast this installation asks again; the bureau's published limits unless set otherwise. What a person carries takes days. */
export function pace(connector: ConnectorName): Pace {
  if (connector === "package") {
    const { packageMs } = defaultPace;
    return {
      ...defaultPace,
      firstPollMs: packageMs,
      longestPollMs: packageMs,
      quietMs: packageMs,
      longestQuietMs: packageMs,
      resultKeptMs: Number.POSITIVE_INFINITY,
    };
  }
  const { POLL_SECONDS, RETRY_SECONDS } = env();
  return {
    ...defaultPace,
    firstPollMs: POLL_SECONDS * 1_000,
    quietMs: quietMs(),
    firstRetryMs: RETRY_SECONDS * 1_000,
  };
}

/** How long after a reply that never came the bureau is asked for the first time. */
export function quietMs(): number {
  return env().QUIET_SECONDS * 1_000;
}

/** A claimed row that nobody came back for is taken up again after this; longer than any call may last. */
export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMs());
}

export function leaseMs(): number {
  return env().LEASE_SECONDS * 1_000;
}
