import { type ReportLetters, reportLetters } from "#domain/report.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { ownersOnly } from "#server/notices/owners-only.ts";

/**
 * Which reports go out by letter from now on; what is none of the choices stands for the usual one.
 * @throws Refusal forbidden OWNERS_ONLY
 */
export async function setReportLetters(context: MerchantContext, chosen: string, now: Date): Promise<void> {
  ownersOnly(context);
  const { merchantId } = context;
  const after = reportLetters.find((one) => one === chosen) ?? "monthly";
  await inTransaction(context, async (tx) => {
    const { reportLetters: before } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    if (before === after) return;
    await tx.merchant.update({ where: { id: merchantId }, data: { reportLetters: after } });
    const facts = { before, after };
    await record(
      tx,
      context,
      [{ action: "merchant.report-letters-set", subjectKind: "merchant", subjects: [merchantId], facts }],
      now,
    );
  });
}

export async function reportLettersOf(context: MerchantContext): Promise<ReportLetters> {
  const { merchantId } = context;
  const { reportLetters: kept } = await inTransaction(context, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: merchantId } }),
  );
  return reportLetters.find((one) => one === kept) ?? "monthly";
}
