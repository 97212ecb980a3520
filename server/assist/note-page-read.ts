import type { AssistPage } from "#domain/assist-target.ts";
import { assistAct } from "#server/assist/assist-act.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import type { SupportViewContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** A clerk reads a page of the merchant's: where a session goes on, the merchant sees which, and each is written down once. */
export async function notePageRead(view: SupportViewContext, page: AssistPage, now: Date): Promise<void> {
  const { merchantId, viewId, accountId } = view;
  await inTransaction(view, async (tx) => {
    const where = { merchantId, viewId, accountId, endedAt: null };
    const [session] = await tx.assistSession.updateManyAndReturn({
      where,
      data: { staffPage: page, staffSeenAt: now },
    });
    if (!session) return;
    const read = await tx.auditEntry.findFirst({
      where: {
        merchantId,
        subjectKind: "assist",
        action: "assist.page-read",
        subjects: { has: String(session.id) },
        facts: { path: ["page"], equals: page },
      },
      select: { seq: true },
    });
    if (!read) await recordAssist(tx, view, accountId, [assistAct("assist.page-read", session.id, { page })], now);
  });
}
