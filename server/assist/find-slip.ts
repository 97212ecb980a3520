import { type AssistEnding, slipNumber } from "#domain/assist.ts";
import { rowIdIn } from "#domain/row-id.ts";
import type { SubmissionState } from "#domain/submission.ts";
import { type ListedAct, listActs } from "#server/assist/list-acts.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { AssistCorrection, AssistSession, Submission } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { namesOf } from "#server/support/names-of.ts";

/** 业务办理单: who was helped by whom with what, what was done, and what came of it. */
export type Slip = {
  readonly id: string;
  readonly number: string;
  readonly merchant: { readonly name: string; readonly taxpayerId: string };
  /** Who asked for help, and who came. */
  readonly asked: string;
  readonly by: string;
  readonly reason: string;
  readonly startedAt: Date;
  readonly ended: { readonly at: Date; readonly as: AssistEnding } | null;
  readonly acts: readonly ListedAct[];
  readonly pins: { readonly done: number; readonly waiting: number };
  readonly corrections: readonly SlipCorrection[];
};
/** `sent`: what the merchant submitted of it, afterwards and themselves. */
export type SlipCorrection = {
  readonly invoiceKey: string;
  readonly closedAs: "accepted" | "declined" | "removed" | null;
  readonly sent: {
    readonly id: string;
    readonly reference: string;
    readonly state: SubmissionState;
    readonly by: string;
  } | null;
};

/** @throws Refusal not-found ASSIST */
export async function findSlip(context: MerchantContext, typed: string): Promise<Slip> {
  const { merchantId } = context;
  const id = rowIdIn(typed) ?? 0n;
  return inTransaction(context, async (tx) => {
    const session = await tx.assistSession.findUnique({ where: { merchantId_id: { merchantId, id } } });
    if (!session) throw new Refusal("not-found", "ASSIST");
    const { accountId, consentBy, reason, startedAt, endedAt, endedAs } = session;
    const merchant = await tx.merchant.findUniqueOrThrow({
      where: { id: merchantId },
      select: { name: true, taxpayerId: true },
    });
    const names = await namesOf(tx, [accountId, consentBy]);
    const where = { merchantId, sessionId: id };
    return {
      id: String(id),
      number: slipNumber(id, startedAt),
      merchant,
      asked: names.get(consentBy) ?? "",
      by: names.get(accountId) ?? "",
      reason,
      startedAt,
      ended: endedAt && { at: endedAt, as: endedAs as AssistEnding },
      acts: (await listActs(tx, merchantId, [id])).get(String(id)) ?? [],
      pins: {
        done: await tx.assistPin.count({ where: { ...where, closedAs: "done" } }),
        waiting: await tx.assistPin.count({ where: { ...where, closedAt: null } }),
      },
      corrections: await correctionsOf(tx, session),
    };
  });
}

async function correctionsOf(tx: Tx, { merchantId, id: sessionId }: AssistSession): Promise<SlipCorrection[]> {
  const rows = await tx.assistCorrection.findMany({ where: { merchantId, sessionId }, orderBy: { id: "asc" } });
  const found: { readonly row: AssistCorrection; readonly sent: Submission | null }[] = [];
  for (const row of rows) found.push({ row, sent: await sentAfter(tx, row) });
  const names = await namesOf(
    tx,
    found.flatMap(({ sent }) => sent?.accountId ?? []),
  );
  return found.map(({ row: { invoiceKey, closedAs }, sent }) => ({
    invoiceKey,
    closedAs: closedAs as SlipCorrection["closedAs"],
    sent: sent && {
      id: String(sent.id),
      reference: referenceOf(sent.id),
      state: sent.state as SubmissionState,
      by: names.get(sent.accountId ?? "") ?? "",
    },
  }));
}

async function sentAfter(
  tx: Tx,
  { merchantId, invoiceKey, closedAt, closedAs }: AssistCorrection,
): Promise<Submission | null> {
  if (closedAs !== "accepted" || closedAt === null) return null;
  const where = { merchantId, invoiceKey, queuedAt: { gte: closedAt }, accountId: { not: null } };
  return tx.submission.findFirst({ where, orderBy: { id: "asc" } });
}
