import { type Bench, median, medians, ratio } from "#bench/bench.ts";
import type { BenchDatabase } from "#bench/database.ts";
import { findings } from "#domain/reconciliation.ts";
import { company } from "#e2e/fixtures/companies.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { countFindings } from "#server/ledger/count-findings.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { findingsOfDay } from "#server/reconciliation/findings-of-day.ts";
import { roomForBooks } from "#server/reconciliation/finish-comparison.ts";

const taxpayers = 10;
const day = "2026-03-05";

/**
 * What a comparison does once the bureau's list is here: every standing derived anew and every finding counted, while one
 * invoice in a hundred has changed; against one bare FULL JOIN that classifies the same two books into a table. And one
 * day of one merchant among ten, against the same SQL bare.
 */
export const compare: Bench = async (database, { rows = 1_000_000, runs }) => {
  const merchants: SystemContext[] = [];
  for (let serial = 0; serial < taxpayers; serial++) {
    merchants.push(await registerMerchant(company(serial, "比对", []), "bench"));
  }
  const [first] = merchants;
  if (!first) throw new Error("no merchant");
  await fillHeld(database, first.merchantId, rows);
  for (const { merchantId } of merchants) await fillLedger(database, merchantId, rows);
  await database.owner.query("VACUUM ANALYZE issued_invoice");
  await database.owner.query("VACUUM ANALYZE held_invoice");
  await derived(first);
  const books = await whole(database, first, runs);
  const times = await ofDay(database, first, runs);
  return {
    figures: { ledgerRows: rows * taxpayers, merchantRows: rows, heldRows: rows, ...books, ...times },
    ratios: { compare: ratio(books.compare, books.fullJoinBare), day: ratio(times.day, times.dayBare) },
  };
};

/** In turn, so that a drift of the machine meets both; what changes between two runs is not in the time. */
async function whole(database: BenchDatabase, context: SystemContext, runs: number) {
  const times = { compare: [] as number[], fullJoinBare: [] as number[], unchanged: [] as number[] };
  let changed = 0;
  for (let run = 0; run <= runs; run++) {
    await disturb(database, context.merchantId, run);
    const took = {
      compare: await timed(async () => {
        changed = await derived(context);
      }),
      fullJoinBare: await timed(() => classify(database, context.merchantId)),
      unchanged: await timed(() => derived(context)),
    };
    await database.owner.query("DROP TABLE classified");
    if (run === 0) continue;
    for (const name of ["compare", "fullJoinBare", "unchanged"] as const) times[name].push(took[name]);
  }
  return {
    changed,
    compare: median(times.compare),
    fullJoinBare: median(times.fullJoinBare),
    unchanged: median(times.unchanged),
  };
}

async function ofDay(database: BenchDatabase, context: SystemContext, runs: number) {
  const { merchantId } = context;
  const reader: MerchantContext = {
    kind: "merchant",
    merchantId,
    accountId: merchantId,
    role: "owner",
    sessionId: "",
  };
  const counts = await findingsOfDay(reader, day);
  const times = await medians(runs * 10, {
    day: () => findingsOfDay(reader, day),
    dayBare: () => bareDay(database, merchantId),
  });
  return { dayRows: findings.reduce((sum, finding) => sum + counts[finding], 0), ...times };
}

async function derived(context: SystemContext): Promise<number> {
  return inTransaction(context, async (tx) => {
    await tx.$executeRaw`SELECT set_config('work_mem', ${roomForBooks}, true)`;
    const changed = await deriveStandings(tx, context.merchantId);
    await countFindings(tx, context.merchantId);
    return changed;
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** The first 2 % of our numbers are not there, and as many of theirs are not ours. */
async function fillLedger({ owner }: BenchDatabase, merchantId: string, rows: number): Promise<void> {
  await owner.query(
    `INSERT INTO issued_invoice (merchant_id, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, content, origin, standing)
     SELECT $1, '26117' || lpad(n::text, 15, '0'), '82', date '2026-01-01' + (n % 300), '91110108MA09XX021Q', '北京样例科技有限公司（测试）',
       n, 0, n, '{}', 'import', 'AT_BUREAU' FROM generate_series(1, $2::int) n`,
    [merchantId, rows],
  );
}

async function fillHeld({ owner }: BenchDatabase, merchantId: string, rows: number): Promise<void> {
  await owner.query("UPDATE merchant SET bureau_complete_to = '2099-01-01' WHERE id = $1", [merchantId]);
  await owner.query(
    `INSERT INTO held_invoice (merchant_id, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, status)
     SELECT $1, '26117' || lpad(n::text, 15, '0'), '82', date '2026-01-01' + (n % 300), '91110108MA09XX021Q', '北京样例科技有限公司（测试）',
       n, 0, n, 'normal' FROM generate_series($2::int / 50, $2::int + $2::int / 50 - 1) n`,
    [merchantId, rows],
  );
}

/** One in a hundred has another sum at the bureau than before: alike, and apart again. */
async function disturb({ owner }: BenchDatabase, merchantId: string, run: number): Promise<void> {
  const fen = run % 2 === 0 ? 1 : -1;
  await owner.query(
    "UPDATE held_invoice SET amount = amount + $2, total = total + $2 WHERE merchant_id = $1 AND right(key, 2) = '07'",
    [merchantId, fen],
  );
  await owner.query("VACUUM ANALYZE held_invoice");
}

function classify({ owner }: BenchDatabase, merchantId: string): Promise<unknown> {
  return owner.query(
    `CREATE TABLE classified AS SELECT coalesce(ledger.key, held.key) AS key, CASE
       WHEN held.key IS NULL THEN 'missing-there' WHEN ledger.key IS NULL THEN 'missing-here'
       WHEN (ledger.issued_on, ledger.buyer_taxpayer_id, ledger.amount, ledger.tax, ledger.total)
         = (held.issued_on, held.buyer_taxpayer_id, held.amount, held.tax, held.total) THEN 'matched' ELSE 'differs' END AS finding
     FROM (SELECT * FROM issued_invoice WHERE merchant_id = '${merchantId}') AS ledger
     FULL JOIN (SELECT * FROM held_invoice WHERE merchant_id = '${merchantId}') AS held ON held.key = ledger.key`,
  );
}

function bareDay({ owner }: BenchDatabase, merchantId: string): Promise<unknown> {
  return owner.query({
    text: `SELECT standing, differences IS NOT NULL AS differs, count(*) AS count FROM issued_invoice
        WHERE merchant_id = $1 AND issued_on BETWEEN $2 AND $2 GROUP BY 1, 2
      UNION ALL SELECT NULL, FALSE, count(*) FROM held_invoice held WHERE merchant_id = $1 AND issued_on BETWEEN $2 AND $2
        AND NOT EXISTS (SELECT 1 FROM issued_invoice own WHERE own.merchant_id = held.merchant_id AND own.key = held.key)`,
    values: [merchantId, day],
  });
}
