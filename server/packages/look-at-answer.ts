import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { AnswerFile } from "#server/bureau/package/answer-file.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { placeOf } from "#server/files.ts";
import { type KeptAnswer, keptAnswerIn } from "#server/packages/answer-token.ts";
import { askedInvoices } from "#server/packages/asked-invoices.ts";
import { type LockedPackage, lockPackage } from "#server/packages/lock-package.ts";
import { type AnswerPlan, planAnswers, type SaidOfExport } from "#server/packages/plan-answers.ts";
import { type BroughtList, broughtList } from "#server/packages/take-in-list.ts";
import { readAnswerApart } from "#server/reading/read-answer-apart.ts";
import { Refusal } from "#server/refusal.ts";

/** What a file that was brought back will do, before it does anything. */
export type AnswerLook = {
  readonly file: AnswerFile;
  readonly kept: KeptAnswer;
  readonly plan: AnswerPlan;
  readonly of: LockedPackage;
  /** What it shows beside the package, where it is the only list there is. */
  readonly list: BroughtList | null;
  /** It cannot be applied yet, and why: a code of the refusals of `takeBackAnswer`. */
  readonly blocked: "PACKAGE_NOT_DOWNLOADED" | "PACKAGE_NOT_HANDED_IN" | null;
};

/** @throws Refusal not-found PACKAGE or FILE, not-now PACKAGE_DISSOLVED; UnreadableFile where it is no answer */
export async function lookAtAnswer(
  context: MerchantContext,
  packageId: bigint,
  token: string,
  said: SaidOfExport,
): Promise<AnswerLook> {
  const kept = keptAnswerIn(token, context.merchantId, packageId);
  if (!kept) throw new Refusal("not-found", "FILE");
  const { of, asked } = await inTransaction(context, async (tx) => ({
    of: await lockPackage(tx, context, packageId),
    asked: await askedInvoices(tx, context.merchantId, packageId),
  }));
  if (of.dissolvedAt) throw new Refusal("not-now", "PACKAGE_DISSOLVED");
  if (kept.sha256 === of.fileSha256) throw new UnreadableFile("FILE_IS_PACKAGE");
  const file = await readAnswerApart(
    { path: placeOf(kept.sha256), size: kept.size },
    asked.map(({ key }) => key),
  );
  const plan = planAnswers(asked, file, said, of.handedInAt);
  const list = await inTransaction(context, (tx) => broughtList(tx, context.merchantId, file, said));
  return { file, kept, plan, of, list, blocked: blockedBy(of, file) };
}

/** A result that names the number it was taken in under is itself the proof of the hand-in. */
function blockedBy({ downloadedAt, handedInAt }: LockedPackage, file: AnswerFile): AnswerLook["blocked"] {
  if (!downloadedAt) return "PACKAGE_NOT_DOWNLOADED";
  return handedInAt || file.acceptanceNumbers.length > 0 ? null : "PACKAGE_NOT_HANDED_IN";
}
