import { type HouseReport, type MerchantReport, pressingOf, type ReportName, reportText } from "#domain/report.ts";
import { houseId, record } from "#server/audit.ts";
import { type SystemContext, systemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { houseReportMade, reportMade } from "#server/notices/report-letters.ts";
import { type NewLetter, writeLetters } from "#server/notices/write-letters.ts";
import { readHouse } from "#server/reports/read-house.ts";
import { readMerchant } from "#server/reports/read-merchant.ts";

/**
 * Makes a merchant's report and tells whoever wants to hear of it; what was made before stays as it is.
 * @returns whether it was made now
 */
export async function makeReport(context: SystemContext, name: ReportName, now: Date): Promise<boolean> {
  const report = await readMerchant(context, name, now);
  return inTransaction(context, async (tx) => {
    if (!(await keep(tx, context, report, now))) return false;
    if (await isWanted(tx, context.merchantId, name)) await writeLetters(tx, context, letterOf(report), now);
    await recordMade(tx, context, name, now);
    return true;
  });
}

/** The same of the house, for its operators. */
export async function makeHouseReport(name: ReportName, now: Date): Promise<boolean> {
  const house = systemContext(houseId, "make-reports");
  const report = await readHouse(name, now);
  return inTransaction(house, async (tx) => {
    if (!(await keep(tx, house, report, now))) return false;
    const { pressing, sent, outages } = report;
    await writeLetters(tx, house, houseReportMade(name, { missing: pressing, sent, outages: outages.length }), now);
    await recordMade(tx, house, name, now);
    return true;
  });
}

async function keep(
  tx: Tx,
  { merchantId }: SystemContext,
  report: MerchantReport | HouseReport,
  now: Date,
): Promise<boolean> {
  const { kind, period, edition } = report;
  const written = await tx.$executeRaw`
    INSERT INTO report (merchant_id, kind, period, edition, made_at, content)
    VALUES (${merchantId}::uuid, ${kind}, ${period}, ${edition}, ${now}, ${reportText(report)}::jsonb) ON CONFLICT DO NOTHING`;
  return written > 0;
}

async function isWanted(tx: Tx, merchantId: string, { kind }: ReportName): Promise<boolean> {
  const { reportLetters } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  return reportLetters === "daily" || reportLetters === kind;
}

function letterOf(report: MerchantReport): NewLetter {
  const { kind, period, edition, sent, dues } = report;
  const figures = {
    missing: pressingOf(report),
    sent: { all: sent.all.count, accepted: sent.accepted.count },
    next: dues.find(({ daysLeft }) => daysLeft >= 0) ?? null,
  };
  return reportMade({ kind, period, edition }, figures);
}

function recordMade(tx: Tx, context: SystemContext, { kind, period, edition }: ReportName, now: Date): Promise<void> {
  const subjects = [`${kind}/${period}`];
  return record(tx, context, [{ action: "report.made", subjectKind: "report", subjects, facts: { edition } }], now);
}
