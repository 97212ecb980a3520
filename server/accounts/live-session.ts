import type { Prisma } from "#server/generated/prisma/client.ts";

/** Half a working day away from the desk, and one signs in again. */
const idleMs = 12 * 3_600_000;

/** Sessions that still open the door: not ended, not too old, not forgotten in a browser. */
export function liveSession(now: Date): Prisma.SessionWhereInput {
  return { endedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: new Date(now.getTime() - idleMs) } };
}
