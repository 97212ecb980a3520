import type { HeldInvoice } from "#domain/reply.ts";
import type { Tx } from "#server/db.ts";

/** Keeps what the bureau's own list shows, each invoice of it once. @returns how many */
export async function writeHeld(tx: Tx, merchantId: string, held: readonly HeldInvoice[], now: Date): Promise<number> {
  if (held.length === 0) return 0;
  const column = <T>(of: (one: HeldInvoice) => T): T[] => held.map(of);
  return tx.$executeRaw`
    INSERT INTO held_invoice (merchant_id, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, status, first_seen_at, last_seen_at)
    SELECT ${merchantId}::uuid, key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, status, ${now}, ${now}
    FROM unnest(${column((one) => one.key)}::text[], ${column((one) => one.kind)}::text[], ${column((one) => one.issuedOn)}::date[],
      ${column((one) => one.buyerTaxpayerId)}::text[], ${column((one) => one.buyerName)}::text[], ${column((one) => one.amount)}::bigint[],
      ${column((one) => one.tax)}::bigint[], ${column((one) => one.total)}::bigint[], ${column((one) => one.status)}::text[])
      AS row (key, kind, issued_on, buyer_taxpayer_id, buyer_name, amount, tax, total, status)
    ON CONFLICT (merchant_id, key) DO UPDATE SET kind = excluded.kind, issued_on = excluded.issued_on, buyer_taxpayer_id = excluded.buyer_taxpayer_id,
      buyer_name = excluded.buyer_name, amount = excluded.amount, tax = excluded.tax, total = excluded.total, status = excluded.status,
      last_seen_at = excluded.last_seen_at`;
}
