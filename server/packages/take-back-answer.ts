import { type AuditAct, record } from "#server/audit.ts";
import { answerFactsJson } from "#server/bureau/package/stored-answer.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { askedInvoices } from "#server/packages/asked-invoices.ts";
import { beginProcessing } from "#server/packages/begin-processing.ts";
import { lockPackage } from "#server/packages/lock-package.ts";
import { type AnswerLook, lookAtAnswer } from "#server/packages/look-at-answer.ts";
import { type PlannedAnswer, planAnswers, type SaidOfExport } from "#server/packages/plan-answers.ts";
import { takeInList } from "#server/packages/take-in-list.ts";
import { ring } from "#server/queue/queue.ts";
import { Refusal } from "#server/refusal.ts";
import { type NewCase, openThese } from "#server/submissions/open-cases.ts";

/** How many answers were new. */
export type TakenBack = { readonly taken: number };

/**
 * Takes in what the merchant brought back and has looked at: answers are written, and the worker settles each invoice by
 * them as by any other reply. What an earlier file has said stays; the same file again changes nothing.
 * @throws Refusal not-found PACKAGE or FILE, not-now PACKAGE_NOT_DOWNLOADED, PACKAGE_NOT_HANDED_IN, PACKAGE_DISSOLVED;
 * UnreadableFile where it is no answer
 */
export async function takeBackAnswer(
  context: MerchantContext,
  packageId: bigint,
  token: string,
  said: SaidOfExport,
  now: Date,
): Promise<TakenBack> {
  const look = await lookAtAnswer(context, packageId, token, said);
  if (look.blocked) throw new Refusal("not-now", look.blocked);
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const known = await lockPackage(tx, context, packageId);
    const asked = await askedInvoices(tx, merchantId, packageId);
    const { answers } = planAnswers(asked, look.file, said, known.handedInAt);
    const fresh = answers.filter(({ outcome }) => outcome !== "known" && outcome !== "contradicts");
    const contradicting = answers.filter(({ outcome }) => outcome === "contradicts");
    const acts: AuditAct[] = [];
    if (fresh.length > 0 && !known.handedInAt) acts.push(...(await handInBy(tx, merchantId, packageId, look, now)));
    await writeAnswers(tx, merchantId, packageId, look.kept.sha256, fresh, now);
    if (fresh.length > 0) {
      await makeDue(tx, merchantId, fresh, now);
      const { sha256: file, name } = look.kept;
      const facts = { file, name, kind: look.file.kind, answers: countOf(fresh) };
      acts.push({ action: "package.answered", subjectKind: "package", subjects: [String(packageId)], facts });
    }
    acts.push(...(await contradictions(tx, context, packageId, look.kept.sha256, contradicting, now)));
    if (look.list) acts.push(...(await takeInList(tx, context, look.list, look.kept.sha256, now)));
    await record(tx, context, acts, now);
    return { taken: fresh.length };
  });
}

/** Nobody said that it was handed in, but the bureau's own file does. */
function handInBy(tx: Tx, merchantId: string, packageId: bigint, { file }: AnswerLook, now: Date): Promise<AuditAct[]> {
  const [bureauNumber = ""] = file.acceptanceNumbers;
  const times = file.answers.flatMap(({ at }) => (at && at <= now ? at.getTime() : []));
  const at = times.length === 0 ? now : new Date(Math.min(...times));
  return beginProcessing(tx, merchantId, { packageId, bureauNumber, at }, now);
}

async function writeAnswers(
  tx: Tx,
  merchantId: string,
  packageId: bigint,
  fileSha256: string,
  fresh: readonly PlannedAnswer[],
  now: Date,
): Promise<void> {
  await tx.packageAnswer.createMany({
    data: fresh.map(({ answer: { invoiceKey, kind, code, message, facts } }) => ({
      merchantId,
      packageId,
      invoiceKey,
      fileSha256,
      readAt: now,
      kind,
      code,
      message,
      facts: answerFactsJson(facts),
    })),
  });
}

/** No state changes here: the worker asks the way they went by, and that now has an answer. */
async function makeDue(tx: Tx, merchantId: string, fresh: readonly PlannedAnswer[], now: Date): Promise<void> {
  await tx.submission.updateMany({
    where: {
      merchantId,
      id: { in: fresh.map(({ submissionId }) => submissionId) },
      state: { in: ["PROCESSING", "UNKNOWN"] },
    },
    data: { nextAt: now },
  });
  await ring(tx, "poll-due", { merchantId });
  await ring(tx, "check-due", { merchantId });
}

/** A case for each, once for a file: a person looks, and nothing follows from it by itself. */
async function contradictions(
  tx: Tx,
  context: MerchantContext,
  packageId: bigint,
  file: string,
  contradicting: readonly PlannedAnswer[],
  now: Date,
): Promise<AuditAct[]> {
  const { merchantId } = context;
  if (contradicting.length === 0) return [];
  const subjects = [String(packageId)];
  const action = "package.contradicted";
  const told = await tx.auditEntry.count({
    where: { merchantId, action, subjects: { hasEvery: subjects }, facts: { path: ["file"], equals: file } },
  });
  if (told > 0) return [];
  const keys = contradicting.map(({ key }) => key);
  const opened = await openThese(tx, context, contradicting.map(caseOf), now);
  return [{ action, subjectKind: "package", subjects, facts: { file, keys } }, ...opened];
}

/** In the words of the later file. */
function caseOf({ submissionId, row, answer: { kind, code, message } }: PlannedAnswer): NewCase {
  const place = row === null ? "" : `#${row}`;
  return { submissionId, code: "ANSWERS_CONTRADICT", words: [place, kind, code, message].filter(Boolean).join(" ") };
}

function countOf(fresh: readonly PlannedAnswer[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(fresh, ({ outcome }) => outcome)].map(([outcome, group]) => [outcome, group.length]),
  );
}
