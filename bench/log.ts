import { type Bench, medians, ratio } from "#bench/bench.ts";
import type { BenchDatabase } from "#bench/database.ts";
import { bucketStarts } from "#domain/duration-buckets.ts";
import { addDays, businessDateOf } from "#domain/period.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import type { OperatorContext } from "#server/context.ts";
import { analyseTransfers, spanOf } from "#server/transfers/analyse-transfers.ts";
import { listTransfers, type TransferPlace, transferPageSize } from "#server/transfers/list-transfers.ts";
import { rollUpTransfers } from "#server/transfers/roll-up-transfers.ts";
import type { TransferFilter } from "#server/transfers/transfer-filter.ts";

const operator: OperatorContext = {
  kind: "operator",
  accountId: "00000000-0000-0000-0000-000000000000",
  sessionId: "",
};
/** Half past ten in Beijing: the hour that is not over has its knocks, too. */
const now = new Date("2026-11-22T02:30:00Z");
const days = { from: addDays(businessDateOf(now), -29), to: businessDateOf(now) };
const span = spanOf(days);
const oneCause: TransferFilter = { cause: "CREDIT_LINE" };

/**
 * The analysis of thirty days of the transfer log and its pages, against the same aggregates sent bare through `pg` as
 * the tables' owner. First from the rows, then, counted by hours, from the counters.
 */
export const transferLog: Bench = async (database, { rows = 5_000_000, runs }) => {
  await registerMerchant({ taxpayerId: "91110105MA09XX013J", name: "bench" }, "bench");
  await fill(database, rows);
  const fromRows = await medians(Math.min(runs, 3), {
    rows: () => analyseTransfers(operator, days),
    rowsBare: () => bareAnalysis(database),
  });
  const began = performance.now();
  await rollUpTransfers(now);
  const countedAll = Math.round(performance.now() - began);
  await database.owner.query("VACUUM ANALYZE transfer_hour, transfer_pace");
  const deep = Math.max(2, Math.min(1_000, Math.floor(rows / transferPageSize / 2)));
  const [fiftieth, deepest] = [await placeOf(database, 50, "TRUE"), await placeOf(database, deep, "TRUE")];
  const deepOfCause = Math.max(2, Math.floor(rows / 120 / transferPageSize / 2));
  const deepestOfCause = await placeOf(database, deepOfCause, "cause = 'CREDIT_LINE'");
  const times = await medians(runs * 4, {
    counters: () => analyseTransfers(operator, days),
    round: () => rollUpTransfers(now),
    page1: () => listTransfers(operator, {}, null),
    page50: () => listTransfers(operator, {}, fiftieth),
    pageDeep: () => listTransfers(operator, {}, deepest),
    causePage1: () => listTransfers(operator, oneCause, null),
    causePageDeep: () => listTransfers(operator, oneCause, deepestOfCause),
  });
  return {
    figures: { attempts: rows, deep, deepOfCause, ...fromRows, countedAll, ...times },
    ratios: {
      rows: ratio(fromRows.rows, fromRows.rowsBare),
      page50ToPage1: ratio(times.page50, times.page1),
      pageDeepToPage1: ratio(times.pageDeep, times.page1),
      causePageDeepToPage1: ratio(times.causePageDeep, times.causePage1),
    },
  };
};

/**
 * Three knocks a submission, evenly over thirty days, fifty merchants, twenty knocks a call; one knock in ten has a
 * cause, of twelve.
 */
async function fill({ owner }: BenchDatabase, rows: number): Promise<void> {
  const to = now;
  await owner.query(`
    INSERT INTO merchant (id, taxpayer_id, name, district)
    SELECT md5('m' || n)::uuid, 'BENCH' || lpad(n::text, 13, '0'), '样例 ' || n, '' FROM generate_series(0, 49) n`);
  await owner.query(
    `INSERT INTO submission (merchant_id, id, invoice_key, state, origin, connector)
     SELECT md5('m' || s % 50)::uuid, s, '26117' || lpad(s::text, 15, '0'), 'ACCEPTED', 'form', 'leqi'
     FROM generate_series(0, $1::int / 3) s`,
    [rows],
  );
  await owner.query(
    `INSERT INTO exchange (merchant_id, id, connector, operation, trace_id, sent_at, replied_at, status, outcome, request_sha256, request_body, reply_headers, reply_body)
     SELECT merchant_id, id, CASE WHEN id % 3 = 0 THEN 'baiwang' ELSE 'leqi' END, knock, 'trace-' || id, sent_at,
       sent_at + make_interval(secs => (80 + id * 7919 % 900 + CASE WHEN id % 20 = 0 THEN 4000 ELSE 0 END) / 1000.0), 200, 'received', '', '', '{}', ''
     FROM (
       SELECT md5('m' || merchant)::uuid AS merchant_id, (block * 50 + merchant) * 3 + number AS id,
         (ARRAY['send', 'poll', 'check'])[number + 1] AS knock,
         $2::timestamptz + (block * 3000 / $1::float) * ($3::timestamptz - $2::timestamptz) AS sent_at
       FROM generate_series(0, $1::int / 3000) block, generate_series(0, 49) merchant, generate_series(0, 2) number
     ) AS calls`,
    [rows, span.from, to],
  );
  await owner.query(
    `INSERT INTO attempt (merchant_id, submission_id, number, knock, started_at, ended_at, exchange_id, reply_kind, reply_code, cause)
     SELECT md5('m' || s % 50)::uuid, s, number + 1, (ARRAY['send', 'poll', 'check'])[number + 1], at, at + interval '1 second',
       (s / 1000 * 50 + s % 50) * 3 + number, CASE WHEN cause IS NULL THEN 'received' ELSE 'rejected' END, CASE WHEN cause IS NOT NULL THEN '02' END, cause
     FROM (
       SELECT n / 3 AS s, n % 3 AS number, $2::timestamptz + (n / $1::float) * ($3::timestamptz - $2::timestamptz) AS at,
         CASE WHEN n % 10 = 0 THEN (ARRAY['OFFLINE', 'CREDIT_LINE', 'RATE', 'BUYER_ID', 'TOLERANCE', 'CLOCK', 'CERTIFICATE', 'BUREAU_MAINTENANCE',
           'CLASSIFICATION', 'FIELD_LENGTH', 'PERIOD_CLOSED', 'UNEXPLAINED'])[n / 10 % 12 + 1] END AS cause
       FROM generate_series(0, $1::int - 1) n
     ) AS knocks`,
    [rows, span.from, to],
  );
  await owner.query("VACUUM ANALYZE submission, exchange, attempt");
}

/** What the analysis needs to know, as one would write it by hand: knocks by hour and cause, calls by hour and bucket. */
async function bareAnalysis({ owner }: BenchDatabase): Promise<void> {
  await owner.query({
    text: `SELECT date_bin('1 hour', attempt.started_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS hour, exchange.connector, knock, reply_kind, cause, sum(times)
      FROM attempt LEFT JOIN exchange ON exchange.merchant_id = attempt.merchant_id AND exchange.id = exchange_id
      WHERE started_at >= $1 AND started_at < $2 GROUP BY 1, 2, 3, 4, 5`,
    values: [span.from, span.to],
  });
  await owner.query({
    text: `SELECT date_bin('1 hour', sent_at, TIMESTAMPTZ '2000-01-01 00:00:00Z') AS hour, connector, operation,
        width_bucket((extract(epoch FROM replied_at - sent_at) * 1000)::int, $3::int[]) AS bucket, count(*)
      FROM exchange WHERE sent_at >= $1 AND sent_at < $2 AND replied_at IS NOT NULL GROUP BY 1, 2, 3, 4`,
    values: [span.from, span.to, bucketStarts],
  });
}

/** Where that page begins, found the slow way once. */
async function placeOf({ owner }: BenchDatabase, page: number, condition: string): Promise<TransferPlace> {
  const { rows } = await owner.query<{ started_at: Date; merchant_id: string; submission_id: string; number: number }>({
    text: `SELECT started_at, merchant_id, submission_id, number FROM attempt WHERE ${condition}
      ORDER BY started_at DESC, merchant_id DESC, submission_id DESC, number DESC OFFSET $1 LIMIT 1`,
    values: [(page - 1) * transferPageSize - 1],
  });
  const last = rows[0];
  if (!last) throw new RangeError(`the log ends before page ${page}`);
  return { after: `${last.started_at.getTime()}.${last.merchant_id}.${last.submission_id}.${last.number}` };
}
