import { type ReportLetters, reportLetters } from "#domain/report.ts";
import { record } from "#server/audit.ts";
import { atHome, type MerchantContext, ownerAtHome } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/**
 * Which reports go out by letter from now on; what is none of the choices stands for the usual one.
 * @throws Refusal forbidden OWNERS_ONLY
 */
export async function setReportLetters(context: MerchantContext, chosen: string, now: Date): Promise<void> {
  const owner = ownerAtHome(context);
  const { merchantId } = owner;
  const after = reportLetters.find((one) => one === chosen) ?? "monthly";
  await inTransaction(owner, async (tx) => {
    const { reportLetters: before } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    if (before === after) return;
    await tx.merchant.update({ where: { id: merchantId }, data: { reportLetters: after } });
    const facts = { before, after };
    await record(
      tx,
      owner,
      [{ action: "merchant.report-letters-set", subjectKind: "merchant", subjects: [merchantId], facts }],
      now,
    );
  });
}

export async function reportLettersOf(context: MerchantContext): Promise<ReportLetters> {
  const home = atHome(context);
  const { merchantId } = home;
  const { reportLetters: kept } = await inTransaction(home, (tx) =>
    tx.merchant.findUniqueOrThrow({ where: { id: merchantId } }),
  );
  return reportLetters.find((one) => one === kept) ?? "monthly";
}
