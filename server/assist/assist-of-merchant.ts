import { endedShownMs, presentMs } from "#domain/assist.ts";
import type { AssistPage, AssistTarget } from "#domain/assist-target.ts";
import { endOverdue } from "#server/assist/end-within.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { AssistMark } from "#server/generated/prisma/client.ts";
import { namesOf } from "#server/support/names-of.ts";

export type ShownMark = {
  readonly id: string;
  readonly page: AssistPage;
  readonly target: AssistTarget | "";
  readonly subject: string;
  readonly words: string;
};

/** What every page of the merchant's says while somebody is there; asked for again and again, so no more than that. */
export type AssistOfMerchant =
  | { readonly state: "none" | "waiting" | "ended" }
  | {
      readonly state: "open";
      readonly by: string;
      readonly since: string;
      /** Where the clerk is looking; null while nobody is there. */
      readonly staff: AssistPage | null;
      readonly look: ShownMark | null;
      readonly lead: ShownMark | null;
      /** How much was left to do. */
      readonly waits: number;
    };

/** `waiting`: a code was given and nobody has come yet; `ended`: somebody was there a moment ago. */
export async function assistOfMerchant(context: MerchantContext, now: Date): Promise<AssistOfMerchant> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const session = await endOverdue(tx, context, now);
    if (!session) return { state: await stateWithout(tx, merchantId, now) };
    const { id: sessionId, accountId, startedAt, staffPage, staffSeenAt } = session;
    const marks = await tx.assistMark.findMany({ where: { merchantId, sessionId, goneAt: null } });
    const shown = (kind: string) => markOf(marks.find((mark) => mark.kind === kind));
    const present = staffSeenAt !== null && now.getTime() - staffSeenAt.getTime() < presentMs;
    return {
      state: "open",
      by: (await namesOf(tx, [accountId])).get(accountId) ?? "",
      since: startedAt.toISOString(),
      staff: present ? (staffPage as AssistPage) : null,
      look: shown("look"),
      lead: shown("lead"),
      waits: await countWaiting(tx, merchantId),
    };
  });
}

export async function countWaiting(tx: Tx, merchantId: string): Promise<number> {
  const where = { merchantId, closedAt: null };
  return (await tx.assistPin.count({ where })) + (await tx.assistCorrection.count({ where }));
}

async function stateWithout(tx: Tx, merchantId: string, now: Date): Promise<"none" | "waiting" | "ended"> {
  const live = { merchantId, usedAt: null, withdrawnAt: null, expiresAt: { gt: now } };
  if ((await tx.assistCode.count({ where: live })) > 0) return "waiting";
  const justNow = { merchantId, endedAt: { gt: new Date(now.getTime() - endedShownMs) } };
  return (await tx.assistSession.count({ where: justNow })) > 0 ? "ended" : "none";
}

function markOf(mark: AssistMark | undefined): ShownMark | null {
  if (!mark) return null;
  const { id, page, target, subject, words } = mark;
  return { id: String(id), page: page as AssistPage, target: target as AssistTarget | "", subject, words };
}
