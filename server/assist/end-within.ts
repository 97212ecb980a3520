import type { AssistEnding } from "#domain/assist.ts";
import { assistAct } from "#server/assist/assist-act.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import { record } from "#server/audit.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import type { AssistSession } from "#server/generated/prisma/client.ts";
import { endViewsWithin } from "#server/support/end-view.ts";

/** This merchant's open session; null where there is none, or where it turns out to be over: then it is ended here. */
export async function endOverdue(tx: Tx, context: TenantContext, now: Date): Promise<AssistSession | null> {
  const session = await tx.assistSession.findFirst({ where: { merchantId: context.merchantId, endedAt: null } });
  if (!session) return null;
  const over = await whyOver(tx, session, now);
  if (!over) return session;
  await endWithin(tx, context, session, over, now);
  return null;
}

/**
 * Ends a session, the view that came with it and what was still pointed at; what waits for the merchant stays. Compared
 * first: of two who end it at once, one does.
 */
export async function endWithin(
  tx: Tx,
  context: TenantContext,
  session: AssistSession,
  endedAs: AssistEnding,
  now: Date,
): Promise<void> {
  const { merchantId, id, accountId, viewId, expiresAt, reason } = session;
  const endedAt = endedAs === "expired" && expiresAt < now ? expiresAt : now;
  const { count } = await tx.assistSession.updateMany({
    where: { merchantId, id, endedAt: null },
    data: { endedAt, endedAs },
  });
  if (count === 0) return;
  const where = { merchantId, sessionId: id, goneAt: null };
  await tx.assistMark.updateMany({ where, data: { goneAt: endedAt, goneAs: "ended" } });
  const view = { kind: "support-view", merchantId, accountId, viewId, reason } as const;
  const acts = await endViewsWithin(tx, view, now);
  await record(tx, context, acts, now);
  await recordAssist(tx, context, accountId, [assistAct("assist.ended", id, { as: endedAs })], now);
}

/** The hour is over, the clerk ended the view, or the sign-in that consented is over; null while the session goes on. */
export async function whyOver(
  tx: Tx,
  { merchantId, viewId, signInId, expiresAt }: AssistSession,
  now: Date,
): Promise<AssistEnding | null> {
  if (expiresAt <= now) return "expired";
  const signIn = await tx.session.findFirst({ where: { id: signInId, endedAt: null, expiresAt: { gt: now } } });
  if (!signIn) return "signed-out";
  const view = await tx.supportView.findFirst({ where: { merchantId, id: viewId, endedAt: null } });
  return view ? null : "support";
}
