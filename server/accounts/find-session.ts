import { z } from "zod";
import { liveSession } from "#server/accounts/live-session.ts";
import { accountOf, type SignedInAccount } from "#server/accounts/signed-in.ts";
import { db } from "#server/db.ts";

/** "Last seen" is written at most this often. */
const seenEveryMs = 5 * 60_000;

/** Who is behind a session id, as the account stands now; null when the session is over or the account disabled. */
export async function findSession(sessionId: string, now = new Date()): Promise<SignedInAccount | null> {
  if (!z.uuid().safeParse(sessionId).success) return null;
  const session = await db().session.findFirst({
    where: { id: sessionId, ...liveSession(now), account: { disabledAt: null } },
    include: { account: true },
  });
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > seenEveryMs) {
    await db().session.updateMany({ where: { id: sessionId, endedAt: null }, data: { lastSeenAt: now } });
  }
  return { ...accountOf(session.account), sessionId, practiceId: session.practiceId };
}
