import type { BusinessDate } from "#domain/period.ts";
import type { FindingCounts } from "#domain/reconciliation.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { countFindings } from "#server/ledger/count-findings.ts";

/** How many invoices issued on one day have which finding, as both books stand now. */
export function findingsOfDay(context: ReaderContext, day: BusinessDate): Promise<FindingCounts> {
  return inTransaction(context, (tx) => countFindings(tx, context.merchantId, { from: day, to: day }));
}
