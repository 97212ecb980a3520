import { assistMs, readAssistCode } from "#domain/assist.ts";
import { plainLine } from "#domain/plain-words.ts";
import type { Problem } from "#domain/problem.ts";
import { assistAct } from "#server/assist/assist-act.ts";
import { codeHmac } from "#server/assist/code-hmac.ts";
import { endOverdue } from "#server/assist/end-within.ts";
import { countJoin, forgiveJoin } from "#server/assist/join-limit.ts";
import { recordAssist } from "#server/assist/record-assist.ts";
import { houseId, record } from "#server/audit.ts";
import { type SupportContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import type { AssistCode } from "#server/generated/prisma/client.ts";
import { checkReason } from "#server/support/check-reason.ts";
import { openViewWithin } from "#server/support/open-view.ts";

export type Joined = { readonly assistId: string } | { readonly problems: readonly Problem[] };

/**
 * A clerk types what the merchant read out, and why: that opens the session and, with the same reason, a view of the
 * merchant's data. Wrong, old, used and withdrawn codes get one answer; each is in the house's chain, and the sixth in a
 * quarter of an hour is not looked at.
 * @throws Refusal too-much TOO_MANY_ASSIST_TRIES (`until`)
 */
export async function joinAssist(
  clerk: SupportContext,
  typed: { readonly code: string; readonly reason: string },
  now: Date,
): Promise<Joined> {
  const reason = plainLine(typed.reason, Number.POSITIVE_INFINITY);
  const code = readAssistCode(typed.code);
  const problems = [...(code ? [] : [codeProblem("ASSIST_CODE_MALFORMED")]), ...checkReason(reason)];
  if (code === null || problems.length > 0) return { problems };
  await countJoin(clerk.accountId, now);
  const given = await liveCode(clerk, code, now);
  const assistId = given && (await openSession(clerk, given, reason, now));
  if (!assistId) return refuseCode(clerk, now);
  await forgiveJoin(clerk.accountId);
  return { assistId: String(assistId) };
}

/** Given, not used, not withdrawn, not over, and its sign-in still there. */
async function liveCode(clerk: SupportContext, code: string, now: Date): Promise<AssistCode | null> {
  return acrossTenants(clerk, async (tx) => {
    const found = await tx.assistCode.findMany({
      where: { codeHmac: codeHmac(code), usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
      take: 2,
    });
    const [only, other] = found;
    if (!only || other) return null;
    const signIn = { id: only.signInId, endedAt: null, expiresAt: { gt: now } };
    return (await tx.session.findFirst({ where: signIn, select: { id: true } })) ? only : null;
  });
}

/** @returns null where somebody was quicker */
async function openSession(
  clerk: SupportContext,
  given: AssistCode,
  reason: string,
  now: Date,
): Promise<bigint | null> {
  const { merchantId, id: codeId, accountId: consentBy, signInId } = given;
  const { accountId } = clerk;
  const looking = { kind: "support-view", merchantId, accountId, viewId: 0n, reason } as const;
  return inTransaction(looking, async (tx) => {
    const where = { merchantId, id: codeId, usedAt: null, withdrawnAt: null };
    const { count } = await tx.assistCode.updateMany({ where, data: { usedAt: now } });
    if (count === 0 || (await endOverdue(tx, looking, now)) !== null) return null;
    const { view, acts } = await openViewWithin(tx, looking, now);
    const expiresAt = new Date(now.getTime() + assistMs);
    const { id } = await tx.assistSession.create({
      data: {
        merchantId,
        codeId,
        consentBy,
        signInId,
        accountId,
        viewId: view.viewId,
        reason,
        startedAt: now,
        expiresAt,
      },
    });
    await record(tx, view, acts, now);
    const facts = { reason, code: String(codeId), until: expiresAt.toISOString() };
    await recordAssist(tx, view, accountId, [assistAct("assist.joined", id, facts)], now);
    return id;
  });
}

/** Without the digits: a slip of the finger may be somebody else's code. */
async function refuseCode({ accountId }: SupportContext, now: Date): Promise<Joined> {
  const house = systemContext(houseId, "assist");
  const refused = { action: "assist.code-refused", subjectKind: "account", subjects: [accountId] } as const;
  await inTransaction(house, (tx) => record(tx, house, [refused], now));
  return { problems: [codeProblem("ASSIST_CODE_UNKNOWN")] };
}

function codeProblem(code: string): Problem {
  return { code, severity: "reject", field: "code" };
}
