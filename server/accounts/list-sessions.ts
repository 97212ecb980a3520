import { liveSession } from "#server/accounts/live-session.ts";
import type { SignedInContext } from "#server/accounts/signed-in.ts";
import { db } from "#server/db.ts";

export type ListedSession = {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** The one this is asked from. */
  readonly current: boolean;
};

/** Where the caller's account is signed in now; this session first, then the latest seen. */
export async function listSessions(context: SignedInContext, now = new Date()): Promise<ListedSession[]> {
  const sessions = await db().session.findMany({
    where: { accountId: context.accountId, ...liveSession(now) },
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: "desc" },
  });
  return sessions
    .map((session) => ({ ...session, current: session.id === context.sessionId }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}
