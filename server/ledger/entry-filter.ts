import { z } from "zod";
import { issuingCodes } from "#domain/issuing-check.ts";
import { isBusinessDate } from "#domain/period.ts";
import { standings } from "#domain/standing.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { likeLiteral, storable } from "#server/ledger/search-words.ts";

/** What the address of the ledger may ask for; anything else in it is ignored. */
export const entryFilterSchema = z.object({
  search: z.string().overwrite(storable).trim().max(100).optional().catch(undefined),
  from: z.string().refine(isBusinessDate).optional().catch(undefined),
  to: z.string().refine(isBusinessDate).optional().catch(undefined),
  standing: z.enum(standings).optional().catch(undefined),
  /** `any`, or one code of the issuing check. */
  finding: z
    .enum(["any", ...issuingCodes])
    .optional()
    .catch(undefined),
});
export type EntryFilter = z.infer<typeof entryFilterSchema>;

/** The filter as a condition on `ledger` (issued_invoice). */
export function entryCondition(merchantId: string, { search, from, to, standing, finding }: EntryFilter): Prisma.Sql {
  const parts = [Prisma.sql`ledger.merchant_id = ${merchantId}::uuid`];
  if (from) parts.push(Prisma.sql`ledger.issued_on >= ${from}::date`);
  if (to) parts.push(Prisma.sql`ledger.issued_on <= ${to}::date`);
  if (standing) parts.push(Prisma.sql`ledger.standing = ${standing}`);
  if (finding) parts.push(findingCondition(finding));
  if (search) parts.push(searchCondition(search));
  return Prisma.join(parts, " AND ");
}

function findingCondition(finding: NonNullable<EntryFilter["finding"]>): Prisma.Sql {
  const code = finding === "any" ? Prisma.empty : Prisma.sql`AND finding.code = ${finding}`;
  return Prisma.sql`EXISTS (
    SELECT 1 FROM issuing_finding finding WHERE finding.merchant_id = ledger.merchant_id AND finding.key = ledger.key ${code})`;
}

/** A number or its end, or the buyer's name or id. */
function searchCondition(search: string): Prisma.Sql {
  const text = search.normalize("NFKC").replace(/[\s,]/g, "");
  if (/^\d{4,20}$/.test(text)) return Prisma.sql`ledger.key LIKE ${`%${text}`}`;
  return Prisma.sql`(ledger.buyer_name ILIKE ${`%${likeLiteral(search)}%`} OR ledger.buyer_taxpayer_id = ${text.toUpperCase()})`;
}
