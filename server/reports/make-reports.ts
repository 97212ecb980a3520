import { type ReportKind, type ReportName, reportAt, spanOfReport } from "#domain/report.ts";
import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { log } from "#server/log.ts";
import { always, type GoOn } from "#server/queue/go-on.ts";
import { makeHouseReport, makeReport } from "#server/reports/make-report.ts";

/**
 * Makes the reports that are due at a slot: one for each merchant who was with us then and has books, and the house's
 * own. What one merchant's fails by does not keep the others from theirs; it is thrown at the end.
 * @returns how many were made now
 */
export async function makeReports(kind: ReportKind, slot: Date, now: Date, goOn: GoOn = always): Promise<number> {
  const name = reportAt(kind, slot);
  const merchants = await withoutReport(name);
  const faults: unknown[] = [];
  let made = 0;
  for (const [done, merchantId] of merchants.entries()) {
    if (!(await goOn(done, merchants.length))) return made;
    try {
      if (await makeReport(systemContext(merchantId, "make-reports"), name, now)) made += 1;
    } catch (fault) {
      log().error({ merchantId, ...name, fault: String(fault) }, "a report could not be made");
      faults.push(fault);
    }
  }
  if (await makeHouseReport(name, now)) made += 1;
  if (faults.length > 0) throw new Error(`${faults.length} reports could not be made, first: ${String(faults[0])}`);
  return made;
}

async function withoutReport({ kind, period, edition }: ReportName): Promise<string[]> {
  const { until } = spanOfReport(kind, period);
  const rows = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT merchant.id::text FROM merchant
      WHERE created_at < ${until} AND merchant.id <> ${houseId}::uuid
        AND EXISTS (SELECT 1 FROM issued_invoice WHERE merchant_id = merchant.id)
        AND NOT EXISTS (SELECT 1 FROM report WHERE merchant_id = merchant.id AND kind = ${kind} AND period = ${period} AND edition = ${edition})
      ORDER BY merchant.id`,
  );
  return rows.map(({ id }) => id);
}
