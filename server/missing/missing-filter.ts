import { z } from "zod";
import { lacks } from "#domain/healing.ts";
import { missingCauses } from "#domain/missing-cause.ts";
import { parseYuan } from "#domain/money.ts";
import { isBusinessDate } from "#domain/period.ts";
import { pressingStandings } from "#domain/standing.ts";
import { mendDate } from "#domain/table/repair.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { likeLiteral, storable } from "#server/ledger/search-words.ts";
import { pressingInSql, returnedInSql } from "#server/ledger/states-in-sql.ts";
import { type LackGround, lackInSql } from "#server/missing/lack-in-sql.ts";

/** What the address of the missing list may ask for; anything else in it is ignored. */
export const missingFilterSchema = z.object({
  standing: z.enum(pressingStandings).optional().catch(undefined),
  cause: z.enum(missingCauses).optional().catch(undefined),
  search: z.string().overwrite(storable).trim().max(100).optional().catch(undefined),
  from: z.string().refine(isBusinessDate).optional().catch(undefined),
  to: z.string().refine(isBusinessDate).optional().catch(undefined),
  /** `1`: only those whose last submission the bureau sent back. */
  returned: z.literal("1").optional().catch(undefined),
  /** What keeps it from being sent by itself (`domain/healing.ts`). */
  lack: z.enum(lacks).optional().catch(undefined),
  /** The oldest first instead of the most pressing. */
  order: z.literal("date").optional().catch(undefined),
});
export type MissingFilter = z.infer<typeof missingFilterSchema>;

/**
 * The filter as a condition on `ledger` (issued_invoice), the partial index of pressing standings always in it.
 * @param ground of the merchant, where the filter asks for a lack
 */
export function missingCondition(
  merchantId: string,
  filter: MissingFilter,
  ground: LackGround | null = null,
): Prisma.Sql {
  const parts = [
    Prisma.sql`ledger.merchant_id = ${merchantId}::uuid`,
    Prisma.sql`ledger.standing IN (${pressingInSql})`,
  ];
  if (filter.standing) parts.push(Prisma.sql`ledger.standing = ${filter.standing}`);
  if (filter.cause) parts.push(Prisma.sql`ledger.cause = ${filter.cause}`);
  if (filter.from) parts.push(Prisma.sql`ledger.issued_on >= ${filter.from}::date`);
  if (filter.to) parts.push(Prisma.sql`ledger.issued_on <= ${filter.to}::date`);
  if (filter.returned) parts.push(lastReturned);
  if (filter.lack && ground)
    parts.push(Prisma.sql`ledger.standing = 'MISSING' AND ${lackInSql(ground)} = ${filter.lack}`);
  if (filter.search) parts.push(searchCondition(filter.search));
  return Prisma.join(parts, " AND ");
}

/** Counted on the overview by the same words (`missing/overview`). */
const lastReturned = Prisma.sql`EXISTS (
  SELECT 1 FROM submission last
  WHERE last.merchant_id = ledger.merchant_id AND last.id = ledger.last_submission_id AND last.state IN (${returnedInSql}))`;

/** One box for what people remember: number, amount, date, buyer's name or id. Full-width input is fine. */
function searchCondition(search: string): Prisma.Sql {
  const text = search.normalize("NFKC").replace(/[\s,]/g, "");
  // Names carry full-width brackets by right, so they are looked for as typed, too.
  const names = new Set([search, search.normalize("NFKC")].map((name) => `%${likeLiteral(name.trim())}%`));
  const alternatives = [
    ...[...names].map((name) => Prisma.sql`ledger.buyer_name ILIKE ${name}`),
    Prisma.sql`ledger.buyer_taxpayer_id = ${text.toUpperCase()}`,
  ];
  if (/^\d{4,20}$/.test(text)) alternatives.push(Prisma.sql`ledger.key LIKE ${`%${text}%`}`);
  // Shorter ones are days counted by Excel, which nobody searches for.
  const date = text.length >= 8 ? mendDate(text)?.date : undefined;
  if (date) alternatives.push(Prisma.sql`ledger.issued_on = ${date}::date`);
  const fen = parseYuan(text.replace(/^[¥￥]|元$/g, ""));
  if (fen !== null) alternatives.push(Prisma.sql`ledger.total = ${fen}`, Prisma.sql`ledger.amount = ${fen}`);
  return Prisma.sql`(${Prisma.join(alternatives, " OR ")})`;
}
