import { flawInWords } from "#server/monitoring/flaw-in-words.ts";
import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";
import { verifyAudit } from "#server/monitoring/verify-audit.ts";

/** C7: every change of a submission's state has exactly one entry. */
export async function auditHolds({ tx, merchantId }: Ground): Promise<Loss[]> {
  const uncounted = await tx.$queryRaw<{ id: string }[]>`
    SELECT submission.id::text AS id FROM submission
    LEFT JOIN (
      SELECT subject, count(*) AS entries FROM audit_entry CROSS JOIN LATERAL unnest(subjects) AS subject
      WHERE merchant_id = ${merchantId}::uuid AND subject_kind = 'submission' GROUP BY subject
    ) told ON told.subject = submission.id::text
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.revision <> coalesce(told.entries, 0)`;
  return lossOf("C7", "submissions whose changes of state and audit entries differ in number", uncounted);
}

/** C7: every chain and every sealed day verifies link by link; of one that does not, the first entry that breaks it. */
export async function chainsHold(): Promise<(Loss & { merchantId: string })[]> {
  const { flaws } = await verifyAudit();
  return flaws.map((flaw) => ({
    check: "C7",
    what: flawInWords(flaw),
    merchantId: flaw.merchantId ?? "the chain of days",
    ids: [String(flaw.seq ?? flaw.day)],
  }));
}
