import { isInvoiceKey } from "#domain/invoice.ts";
import { normalizeTaxpayerId } from "#domain/taxpayer.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { parseReference } from "#server/submissions/reference.ts";
import { beginOf, endOf, type TransferFilter } from "#server/transfers/transfer-filter.ts";

/**
 * The filter as a condition on `attempt`. What names one thing (an invoice, a reference, a trace, a merchant) is looked
 * up first, so that the log is entered by a key and never walked for it.
 * @returns null where what was named does not exist: then nothing can be found
 */
export async function transferCondition(tx: Tx, filter: TransferFilter): Promise<Prisma.Sql | null> {
  const named = [
    filter.search ? await searched(tx, filter.search) : Prisma.sql`TRUE`,
    filter.merchant ? await ofMerchant(tx, filter.merchant) : Prisma.sql`TRUE`,
  ];
  const found = named.filter((part) => part !== null);
  return found.length < named.length ? null : Prisma.join([...found, ...plainParts(filter)], " AND ");
}

function plainParts({ code, cause, connector, knock, from, to }: TransferFilter): Prisma.Sql[] {
  return [
    ...(code ? [Prisma.sql`attempt.reply_code = ${code}`] : []),
    ...(cause ? [Prisma.sql`attempt.cause = ${cause}`] : []),
    ...(connector ? [Prisma.sql`${wayOfAttempt} = ${connector}`] : []),
    ...(knock ? [Prisma.sql`attempt.knock = ${knock}`] : []),
    ...(from ? [Prisma.sql`attempt.started_at >= ${beginOf(from)}`] : []),
    ...(to ? [Prisma.sql`attempt.started_at < ${endOf(to)}`] : []),
  ];
}

/** As a subquery it is asked row by row along the log; as a join the planner reads every exchange first. */
const wayOfAttempt = Prisma.sql`
  (SELECT exchange.connector FROM exchange WHERE exchange.merchant_id = attempt.merchant_id AND exchange.id = attempt.exchange_id)`;

async function searched(tx: Tx, search: string): Promise<Prisma.Sql | null> {
  const digits = search.replace(/[\s-]/g, "");
  if (/^BC/i.test(search)) return ofReference(tx, search);
  return isInvoiceKey(digits) ? ofInvoice(tx, digits) : ofTrace(tx, search);
}

async function ofReference(tx: Tx, search: string): Promise<Prisma.Sql | null> {
  const id = parseReference(search);
  if (id === null) return null;
  const owners = await tx.$queryRaw<Owned[]>`
    SELECT merchant.id::text AS merchant, hit.id FROM merchant
    CROSS JOIN LATERAL (SELECT id FROM submission WHERE merchant_id = merchant.id AND id = ${id} LIMIT 1) AS hit`;
  return ofSubmissions(owners);
}

async function ofInvoice(tx: Tx, key: string): Promise<Prisma.Sql | null> {
  return ofSubmissions(
    await tx.$queryRaw<Owned[]>`SELECT merchant_id::text AS merchant, id FROM submission WHERE invoice_key = ${key}`,
  );
}

type Owned = { merchant: string; id: bigint };

function ofSubmissions(owned: readonly Owned[]): Prisma.Sql | null {
  if (owned.length === 0) return null;
  return Prisma.sql`(attempt.merchant_id = ANY(${owned.map(({ merchant }) => merchant)}::uuid[])
    AND attempt.submission_id = ANY(${owned.map(({ id }) => id)}::bigint[]))`;
}

/** A knock begins before its call; a row into which later calls were counted began in the same hour. */
async function ofTrace(tx: Tx, traceId: string): Promise<Prisma.Sql | null> {
  const exchanges = await tx.exchange.findMany({
    where: { traceId },
    select: { merchantId: true, id: true, sentAt: true },
  });
  if (exchanges.length === 0) return null;
  const parts = exchanges.map(
    ({
      merchantId,
      id,
      sentAt,
    }) => Prisma.sql`(attempt.merchant_id = ${merchantId}::uuid AND attempt.exchange_id = ${id}
      AND attempt.started_at BETWEEN ${sentAt}::timestamptz - interval '1 hour' AND ${sentAt}::timestamptz)`,
  );
  return Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

async function ofMerchant(tx: Tx, typed: string): Promise<Prisma.Sql | null> {
  const taxpayerId = normalizeTaxpayerId(typed);
  const merchant = await tx.merchant.findUnique({ where: { taxpayerId }, select: { id: true } });
  return merchant && Prisma.sql`attempt.merchant_id = ${merchant.id}::uuid`;
}
