import { type Bench, medians, ratio } from "#bench/bench.ts";
import type { BenchDatabase } from "#bench/database.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import type { MerchantContext } from "#server/context.ts";
import { countMissing } from "#server/missing/count-missing.ts";
import { listMissing, type Place } from "#server/missing/list-missing.ts";
import { overview } from "#server/missing/overview.ts";

const pages = 50;
/** As the bare page has it. */
const oldest = { order: "date" } as const;
const taxpayers = ["91110105MA09XX013J", "91110108MA09XX021Q", "92110112MA09XX0561"];

/**
 * The verbs behind the missing list, against the best SQL we know for the same rows, sent bare through `pg` on a kept
 * connection as the table's owner: no ORM, no row-level security, no transaction. Not prepared: after five runs
 * PostgreSQL would plan a prepared page for any merchant, and slower.
 */
export const missingList: Bench = async (database, { rows = 1_000_000, runs }) => {
  const merchants = [];
  for (const taxpayerId of taxpayers) merchants.push(await registerMerchant({ taxpayerId, name: taxpayerId }, "bench"));
  for (const { merchantId } of merchants) await fill(database, merchantId, rows);
  await database.owner.query("VACUUM ANALYZE issued_invoice");
  const merchantId = merchants[0]?.merchantId ?? "";
  const context: MerchantContext = {
    kind: "merchant",
    merchantId,
    accountId: merchantId,
    role: "owner",
    sessionId: "",
  };
  const now = new Date();
  const [first, fiftieth] = [null, await placeOfPage(context, pages, now)];
  const times = await medians(runs * 4, {
    page1: () => listMissing(context, oldest, first, now),
    page1Bare: () => barePage(database, merchantId, null),
    page50: () => listMissing(context, oldest, fiftieth, now),
    page1ByRisk: () => listMissing(context, {}, first, now),
    page50Bare: () => barePage(database, merchantId, fiftieth),
    counts: () => countMissing(context, {}),
    countsBare: () => bareCounts(database, merchantId),
    overview: () => overview(context, now),
  });
  return {
    figures: { ledgerRows: rows * 3, merchantRows: rows, ...times },
    ratios: {
      page1: ratio(times.page1, times.page1Bare),
      page50: ratio(times.page50, times.page50Bare),
      page1ByRisk: ratio(times.page1ByRisk, times.page1Bare),
      page50ToPage1: ratio(times.page50, times.page1),
      counts: ratio(times.counts, times.countsBare),
    },
  };
};

/** One in fifty is missing: 20,000 of a million. */
async function fill({ owner }: BenchDatabase, merchantId: string, rows: number): Promise<void> {
  await owner.query(
    `INSERT INTO issued_invoice (merchant_id, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, content, origin, standing, cause)
     SELECT $1, '26117' || lpad(n::text, 15, '0'), '82', date '2026-01-01' + (n % 300), '91110108MA09XX021Q', '北京样例科技有限公司' || (n % 997),
       n, 0, n, '{}', 'import', CASE WHEN n % 50 = 0 THEN 'MISSING' ELSE 'AT_BUREAU' END, CASE WHEN n % 50 = 0 THEN 'NEVER_SENT' END
     FROM generate_series(1, $2::int) n`,
    [merchantId, rows],
  );
}

async function placeOfPage(context: MerchantContext, wanted: number, now: Date): Promise<Place> {
  let place: Place = null;
  for (let page = 1; page < wanted; page++) {
    const { after }: { after: string | null } = await listMissing(context, oldest, place, now);
    if (after === null) throw new RangeError(`the list ends before page ${wanted}`);
    place = { after };
  }
  return place;
}

function barePage({ owner }: BenchDatabase, merchantId: string, place: Place): Promise<unknown> {
  const [issuedOn, key] = place && "after" in place ? place.after.split(".") : ["0001-01-01", ""];
  return owner.query({
    text: `SELECT page.*, last.id, last.state, last.verdict_message FROM (
        SELECT merchant_id, key, kind, issued_on::text, buyer_name, buyer_taxpayer_id, amount, tax, total, standing, cause, differences, last_submission_id
        FROM issued_invoice ledger
        WHERE merchant_id = $1 AND standing IN ('MISSING', 'DIFFERS', 'TOO_LATE_REISSUE') AND (ledger.issued_on, key) > ($2::date, $3)
        ORDER BY ledger.issued_on, key LIMIT 51
      ) page LEFT JOIN submission last ON last.merchant_id = page.merchant_id AND last.id = page.last_submission_id
      ORDER BY page.issued_on, page.key`,
    values: [merchantId, issuedOn, key],
  });
}

function bareCounts({ owner }: BenchDatabase, merchantId: string): Promise<unknown> {
  return owner.query({
    text: `SELECT standing, count(*), sum(total) FROM issued_invoice
      WHERE merchant_id = $1 AND standing IN ('MISSING', 'DIFFERS', 'TOO_LATE_REISSUE') GROUP BY standing`,
    values: [merchantId],
  });
}
