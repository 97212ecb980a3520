import { type Period, periodAfter } from "#domain/period.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/**
 * `rehearse` (domain/month-end.ts) as a relation: every invoice that counts differently in the two books of a period, with
 * why, both its rows wherever they stand, and what it adds to ours − theirs.
 */
export function gapsOf(merchantId: string, period: Period): Prisma.Sql {
  const first = Prisma.sql`${`${period}-01`}::date`;
  const next = Prisma.sql`${`${periodAfter(period)}-01`}::date`;
  return Prisma.sql`
    SELECT coalesce(here.key, there.key) AS key,
      CASE WHEN here.key IS NOT NULL AND there.key IS NOT NULL THEN 'differs'
        WHEN here.key IS NOT NULL THEN CASE WHEN held.key IS NULL THEN 'missing-there' WHEN held.status = 'void' THEN 'voided-there' ELSE 'other-period' END
        ELSE CASE WHEN own.key IS NULL THEN 'missing-here' WHEN own.voided THEN 'voided-here' ELSE 'other-period' END END AS reason,
      coalesce(here.kind, own.kind, there.kind, held.kind) AS kind, coalesce(here.standing, own.standing) AS standing,
      coalesce(here.buyer_name, own.buyer_name, there.buyer_name, held.buyer_name) AS buyer_name,
      coalesce(here.issued_on, own.issued_on) AS our_day, coalesce(here.amount, own.amount) AS our_amount,
      coalesce(here.tax, own.tax) AS our_tax, coalesce(here.total, own.total) AS our_total,
      coalesce(there.issued_on, held.issued_on) AS their_day, coalesce(there.amount, held.amount) AS their_amount,
      coalesce(there.tax, held.tax) AS their_tax, coalesce(there.total, held.total) AS their_total,
      (here.key IS NOT NULL)::int - (there.key IS NOT NULL)::int AS count_weight,
      coalesce(here.amount, 0) - coalesce(there.amount, 0) AS amount_weight,
      coalesce(here.tax, 0) - coalesce(there.tax, 0) AS tax_weight,
      coalesce(here.total, 0) - coalesce(there.total, 0) AS total_weight
    FROM (SELECT * FROM issued_invoice WHERE merchant_id = ${merchantId}::uuid AND NOT voided
        AND issued_on >= ${first} AND issued_on < ${next}) AS here
    FULL JOIN (SELECT * FROM held_invoice WHERE merchant_id = ${merchantId}::uuid AND status <> 'void'
        AND issued_on >= ${first} AND issued_on < ${next}) AS there ON there.key = here.key
    LEFT JOIN issued_invoice own ON here.key IS NULL AND own.merchant_id = ${merchantId}::uuid AND own.key = there.key
    LEFT JOIN held_invoice held ON there.key IS NULL AND held.merchant_id = ${merchantId}::uuid AND held.key = here.key
    WHERE here.key IS NULL OR there.key IS NULL
      OR (here.kind, here.amount, here.tax, here.total) <> (there.kind, there.amount, there.tax, there.total)`;
}
