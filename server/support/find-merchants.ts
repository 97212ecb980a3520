import { isInvoiceKey } from "#domain/invoice.ts";
import { normalizeTaxpayerId } from "#domain/taxpayer.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { likeLiteral } from "#server/ledger/search-words.ts";
import { parseReference } from "#server/submissions/reference.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";

/** `via` is what the merchant was found by, where that was one thing of theirs. */
export type FoundMerchant = NamedMerchant & {
  readonly via:
    | { readonly kind: "invoice"; readonly key: string }
    | { readonly kind: "submission"; readonly id: string }
    | null;
};

const mostFound = 20;
const longestQuery = 100;

/**
 * Merchants by what somebody on the phone can read out: a reference (BC-…), an invoice number (20 digits, or code and
 * number), a taxpayer id or its beginning, a part of the name.
 */
export async function findMerchants(context: SupportContext, typed: string): Promise<FoundMerchant[]> {
  const text = typed.normalize("NFKC").trim().slice(0, longestQuery);
  if (text === "") return [];
  return acrossTenants(context, (tx) => {
    const submissionId = /^BC/i.test(text) ? parseReference(text) : null;
    if (submissionId !== null) return bySubmission(tx, submissionId);
    const digits = text.replace(/[\s-]/g, "");
    return isInvoiceKey(digits) ? byInvoice(tx, digits, text) : byName(tx, text);
  });
}

/** Ids come from one sequence; the lateral look-ups keep to each merchant's own primary key. */
async function bySubmission(tx: Tx, id: bigint): Promise<FoundMerchant[]> {
  const merchants = await tx.$queryRaw<NamedMerchant[]>`
    SELECT merchant.id::text, merchant.name, merchant.taxpayer_id AS "taxpayerId" FROM merchant
    CROSS JOIN LATERAL (SELECT 1 FROM submission WHERE merchant_id = merchant.id AND id = ${id} LIMIT 1) AS hit
    LIMIT ${mostFound}`;
  return merchants.map((merchant) => ({ ...merchant, via: { kind: "submission", id: String(id) } }));
}

async function byInvoice(tx: Tx, key: string, text: string): Promise<FoundMerchant[]> {
  const merchants = await tx.$queryRaw<NamedMerchant[]>`
    SELECT merchant.id::text, merchant.name, merchant.taxpayer_id AS "taxpayerId" FROM merchant
    CROSS JOIN LATERAL (SELECT 1 FROM issued_invoice WHERE merchant_id = merchant.id AND key = ${key} LIMIT 1) AS hit
    LIMIT ${mostFound}`;
  if (merchants.length === 0) return byName(tx, text);
  return merchants.map((merchant) => ({ ...merchant, via: { kind: "invoice", key } }));
}

async function byName(tx: Tx, text: string): Promise<FoundMerchant[]> {
  const merchants = await tx.$queryRaw<NamedMerchant[]>`
    SELECT id::text, name, taxpayer_id AS "taxpayerId" FROM merchant
    WHERE name ILIKE ${`%${likeLiteral(text)}%`} OR taxpayer_id LIKE ${`${likeLiteral(normalizeTaxpayerId(text))}%`}
    ORDER BY name, id LIMIT ${mostFound}`;
  return merchants.map((merchant) => ({ ...merchant, via: null }));
}
