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
    const before = await glance(tx, merchantId, now);
    const session = before.open ? await endOverdue(tx, context, now) : null;
    if (!session) return { state: stateWithout(before.open ? await glance(tx, merchantId, now) : before) };
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

async function countWaiting(tx: Tx, merchantId: string): Promise<number> {
  const where = { merchantId, closedAt: null };
  return (await tx.assistPin.count({ where })) + (await tx.assistCorrection.count({ where }));
}

type Glance = { readonly open: boolean; readonly waiting: boolean; readonly ended: boolean };

/** In one statement: on nearly every page of every merchant nobody is there. */
async function glance(tx: Tx, merchantId: string, now: Date): Promise<Glance> {
  const [seen] = await tx.$queryRaw<[Glance]>`
    SELECT EXISTS (SELECT FROM assist_session WHERE merchant_id = ${merchantId}::uuid AND ended_at IS NULL) AS open,
      EXISTS (SELECT FROM assist_code WHERE merchant_id = ${merchantId}::uuid AND used_at IS NULL AND withdrawn_at IS NULL
        AND expires_at > ${now}) AS waiting,
      EXISTS (SELECT FROM assist_session WHERE merchant_id = ${merchantId}::uuid
        AND ended_at > ${new Date(now.getTime() - endedShownMs)}) AS ended`;
  return seen;
}

function stateWithout({ waiting, ended }: Glance): "none" | "waiting" | "ended" {
  if (waiting) return "waiting";
  return ended ? "ended" : "none";
}

function markOf(mark: AssistMark | undefined): ShownMark | null {
  if (!mark) return null;
  const { id, page, target, subject, words } = mark;
  return { id: String(id), page: page as AssistPage, target: target as AssistTarget | "", subject, words };
}
