import type { HeldInvoice } from "#domain/reply.ts";
import type { Tx } from "#server/db.ts";

export type Written = {
  readonly taken: number;
  /** Keys that stood there more than once, and the same each time. */
  readonly doubled: readonly string[];
  /** Keys of which the list said two different things, here or on an earlier page of the same list. */
  readonly contradicting: readonly string[];
};

/**
 * Keeps what the bureau's own list shows, in one statement; the order of its rows means nothing. Of two things said of one
 * number the one that differs from our book is kept: what is doubtful is not to look well.
 * @param at one moment for the whole list: it tells what another page of it has said from what was said before
 */
export async function writeHeld(tx: Tx, merchantId: string, held: readonly HeldInvoice[], at: Date): Promise<Written> {
  if (held.length === 0) return { taken: 0, doubled: [], contradicting: [] };
  const column = <T>(of: (one: HeldInvoice) => T): T[] => held.map(of);
  const [row] = await tx.$queryRaw<{ taken: number; doubled: string[]; contradicting: string[] }[]>`
    WITH given AS (
      SELECT * FROM unnest(${column((one) => one.key)}::text[], ${column((one) => one.kind)}::text[], ${column((one) => one.issuedOn)}::date[],
        ${column((one) => one.buyerTaxpayerId)}::text[], ${column((one) => one.buyerName)}::text[], ${column((one) => one.amount)}::bigint[],
        ${column((one) => one.tax)}::bigint[], ${column((one) => one.total)}::bigint[], ${column((one) => one.status)}::text[])
        AS row (key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, status)
    ), said AS (
      SELECT key, count(*) AS times,
        count(DISTINCT (issued_on, buyer_taxpayer_id, amount, tax, total, status)) AS things FROM given GROUP BY key
    ), chosen AS (
      SELECT DISTINCT ON (given.key) given.* FROM given
      LEFT JOIN issued_invoice own ON own.merchant_id = ${merchantId}::uuid AND own.key = given.key
      ORDER BY given.key, coalesce((own.issued_on, own.buyer_taxpayer_id, own.amount, own.tax, own.total)
        = (given.issued_on, given.buyer_taxpayer_id, given.amount, given.tax, given.total), FALSE), given.total DESC, given.status
    ), earlier AS (
      SELECT chosen.key FROM chosen JOIN held_invoice held ON held.merchant_id = ${merchantId}::uuid AND held.key = chosen.key
      WHERE held.last_seen_at = ${at} AND (held.issued_on, held.buyer_taxpayer_id, held.amount, held.tax, held.total, held.status)
        IS DISTINCT FROM (chosen.issued_on, chosen.buyer_taxpayer_id, chosen.amount, chosen.tax, chosen.total, chosen.status)
    ), written AS (
      INSERT INTO held_invoice AS held
        (merchant_id, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, status, first_seen_at, last_seen_at)
      SELECT ${merchantId}::uuid, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, status, ${at}, ${at} FROM chosen
      ON CONFLICT (merchant_id, key) DO UPDATE SET kind = excluded.kind, issued_on = excluded.issued_on,
        buyer_taxpayer_id = excluded.buyer_taxpayer_id, buyer_name = excluded.buyer_name, amount = excluded.amount,
        tax = excluded.tax, total = excluded.total, status = excluded.status, last_seen_at = excluded.last_seen_at
      WHERE held.last_seen_at <> excluded.last_seen_at OR EXISTS (
        SELECT 1 FROM issued_invoice own WHERE own.merchant_id = held.merchant_id AND own.key = held.key
          AND (own.issued_on, own.buyer_taxpayer_id, own.amount, own.tax, own.total)
            = (held.issued_on, held.buyer_taxpayer_id, held.amount, held.tax, held.total))
    )
    SELECT (SELECT count(*)::int FROM chosen) AS taken,
      ARRAY(SELECT key FROM said WHERE times > 1 AND things = 1 ORDER BY key) AS doubled,
      ARRAY(SELECT key FROM said WHERE things > 1 UNION SELECT key FROM earlier ORDER BY key) AS contradicting`;
  return row ?? { taken: 0, doubled: [], contradicting: [] };
}
