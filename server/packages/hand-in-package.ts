import { isStorable } from "#domain/invoice.ts";
import { businessDateOf, instantOf, isBusinessDate } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { beginProcessing } from "#server/packages/begin-processing.ts";
import { lockPackage } from "#server/packages/lock-package.ts";
import { Refusal } from "#server/refusal.ts";

/** What the merchant says of the hand-in: the day in Beijing, and the number the bureau gave for it. */
export type HandedIn = { readonly on: string; readonly bureauNumber: string };

const longestNumber = 40;

/**
 * The merchant's word that a package lies with the bureau: from here on its answer is waited for. Said twice with the
 * same number it is said once.
 * @returns what is wrong with what was said; then nothing was written
 * @throws Refusal not-found PACKAGE, not-now PACKAGE_NOT_DOWNLOADED, PACKAGE_ALREADY_HANDED_IN, PACKAGE_DISSOLVED
 */
export async function handInPackage(
  context: MerchantContext,
  packageId: bigint,
  said: HandedIn,
  now: Date,
): Promise<Problem[]> {
  return inTransaction(context, async (tx) => {
    const known = await lockPackage(tx, context, packageId);
    const bureauNumber = said.bureauNumber.normalize("NFKC").trim();
    if (known.dissolvedAt) throw new Refusal("not-now", "PACKAGE_DISSOLVED");
    if (!known.downloadedAt) throw new Refusal("not-now", "PACKAGE_NOT_DOWNLOADED");
    if (known.handedInAt && known.bureauNumber === bureauNumber) return [];
    if (known.handedInAt) throw new Refusal("not-now", "PACKAGE_ALREADY_HANDED_IN");
    const on = said.on.normalize("NFKC").trim();
    const problems = [...dayProblems(on, businessDateOf(known.downloadedAt), now), ...numberProblems(bureauNumber)];
    if (problems.length > 0) return problems;
    const at = on === businessDateOf(now) ? now : (instantOf(on, "12:00:00") ?? now);
    const acts = await beginProcessing(tx, context.merchantId, { packageId, bureauNumber, at }, now);
    await record(tx, context, acts, now);
    return [];
  });
}

function dayProblems(on: string, downloadedOn: string, now: Date): Problem[] {
  const problem = (code: string): Problem[] => [
    { code, severity: "reject", field: "on", value: on, facts: { downloadedOn } },
  ];
  if (on === "") return problem("HAND_IN_DAY_REQUIRED");
  if (!isBusinessDate(on)) return problem("HAND_IN_DAY_MALFORMED");
  if (on < downloadedOn) return problem("HAND_IN_BEFORE_DOWNLOAD");
  return on > businessDateOf(now) ? problem("HAND_IN_IN_FUTURE") : [];
}

function numberProblems(bureauNumber: string): Problem[] {
  const problem = (code: string): Problem[] => [
    { code, severity: "reject", field: "bureauNumber", facts: { longest: String(longestNumber) } },
  ];
  if (bureauNumber === "") return problem("BUREAU_NUMBER_REQUIRED");
  if ([...bureauNumber].length > longestNumber) return problem("BUREAU_NUMBER_TOO_LONG");
  return isStorable(bureauNumber) ? [] : problem("BUREAU_NUMBER_UNREADABLE");
}
