import type { BusinessDate } from "#domain/period.ts";
import { monthNumber } from "#domain/risk.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** Where one invoice stands in the order: its month, its size turned round, its key. */
export type RiskPlace = { readonly month: number; readonly size: bigint; readonly key: string };

/** Of `ledger` (issued_invoice); the index `issued_invoice_risk` is over just these. */
export const monthInSql = Prisma.raw(
  "((extract(year FROM ledger.issued_on) * 12 + extract(month FROM ledger.issued_on))::int)",
);
export const sizeInSql = Prisma.raw("(-abs(ledger.total))");

/**
 * `byRisk` (domain/risk.ts) as the stretches of the list to be read one after the other, each by its index: what can be
 * in time, and then what cannot; for going backwards the other way round. Only where a stretch ends early the next begins.
 */
export function riskStretches(firstInTime: BusinessDate, place: RiskPlace | null, backwards: boolean): Prisma.Sql[] {
  const first = monthNumber(firstInTime);
  const inTime = Prisma.sql`${monthInSql} >= ${first}::int`;
  const passed = Prisma.sql`${monthInSql} < ${first}::int`;
  const stretches = backwards ? [passed, inTime] : [inTime, passed];
  if (place === null) return stretches;
  const isPast = place.month >= first === backwards;
  const [begun, ...others] = isPast ? stretches.slice(1) : stretches;
  const beyond = Prisma.sql`(${monthInSql}, ${sizeInSql}, ledger.key) ${Prisma.raw(backwards ? "<" : ">")}
    (${place.month}::int, ${place.size}::bigint, ${place.key})`;
  return begun ? [Prisma.sql`${begun} AND ${beyond}`, ...others] : [];
}
