import { addDays } from "#domain/period.ts";
import type { SeedBureau } from "#prisma/seed/bureau.ts";
import { type Company, restaurant } from "#prisma/seed/companies.ts";
import { bookEntryText } from "#sandbox/book-entry.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

const pastDays = 21;

/**
 * Before the first comparison: those that there would have been on the days before, to be filled in when it is known what
 * they would have found; and of the restaurant, two invoices that the bureau holds and its own books do not.
 */
export async function beginWatching(
  context: SystemContext,
  company: Company,
  bureau: SeedBureau,
  today: string,
): Promise<void> {
  await inTransaction(
    context,
    (tx) => tx.$executeRaw`
    INSERT INTO comparison (merchant_id, started_at, finished_at, from_date, to_date, outcome, pulled)
    SELECT ${context.merchantId}::uuid, at, at + interval '40 seconds', at::date - 400, at::date, 'complete', 0
    FROM generate_series((${today}::date - ${pastDays}::int) AT TIME ZONE 'Asia/Shanghai' + interval '150 minutes',
      (${today}::date - 1) AT TIME ZONE 'Asia/Shanghai' + interval '150 minutes', interval '1 day') AS at`,
  );
  if (company !== restaurant) return;
  const held = [1n, 2n].map((serial) => {
    const amount = serial * 26_000n;
    const tax = (amount * 6n) / 100n;
    return bookEntryText({
      key: `${today.slice(2, 4)}1179990299999${String(serial).padStart(5, "0")}`,
      sellerTaxpayerId: company.taxpayerId,
      kind: "82",
      issuedOn: addDays(today, -9),
      buyerTaxpayerId: "",
      buyerName: "个人",
      amount,
      tax,
      total: amount + tax,
      status: "normal",
    });
  });
  await bureau.books({ held });
}

/** After it: what is missing has been so since the bureau's lag was over, and every past comparison had found just that. */
export async function tellThePast(context: SystemContext): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    await tx.$executeRaw`
      UPDATE pressing_spell SET since = (issued_on + 2) AT TIME ZONE 'Asia/Shanghai' + interval '151 minutes'
      WHERE merchant_id = ${merchantId}::uuid AND (issued_on + 2) AT TIME ZONE 'Asia/Shanghai' + interval '151 minutes' < since`;
    await tx.$executeRaw`
      UPDATE comparison SET findings = jsonb_build_object('missing-there', found.missing, 'differs', found.differs, 'matched', found.issued - found.missing - found.differs),
        pulled = found.issued - found.missing, watermark = (to_date)::timestamp AT TIME ZONE 'Asia/Shanghai'
      FROM (
        SELECT past.id,
          (SELECT count(*) FROM pressing_spell spell WHERE spell.merchant_id = past.merchant_id AND spell.standing <> 'DIFFERS'
            AND spell.since < past.finished_at AND (spell.until IS NULL OR spell.until >= past.finished_at)) AS missing,
          (SELECT count(*) FROM pressing_spell spell WHERE spell.merchant_id = past.merchant_id AND spell.standing = 'DIFFERS'
            AND spell.since < past.finished_at AND (spell.until IS NULL OR spell.until >= past.finished_at)) AS differs,
          (SELECT count(*) FROM issued_invoice ledger WHERE ledger.merchant_id = past.merchant_id AND ledger.issued_on <= past.to_date - 2) AS issued
        FROM comparison past WHERE past.merchant_id = ${merchantId}::uuid AND past.findings IS NULL
      ) AS found
      WHERE comparison.merchant_id = ${merchantId}::uuid AND comparison.id = found.id`;
  });
}
