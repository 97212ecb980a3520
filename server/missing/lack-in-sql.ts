import { firstDayInTime } from "#domain/deadline.ts";
import { healedCauses } from "#domain/healing.ts";
import { type InvoiceKind, invoiceKindCodes } from "#domain/invoice-kind.ts";
import { cures, missingCauses } from "#domain/missing-cause.ts";
import { type BusinessDate, businessDateOf } from "#domain/period.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { returnedInSql } from "#server/ledger/states-in-sql.ts";

/** What of a merchant and of this day decides what an invoice lacks. */
export type LackGround = {
  readonly firstInTime: BusinessDate;
  readonly byWire: readonly InvoiceKind[];
  readonly byHand: readonly InvoiceKind[];
};

export async function lackGround(tx: Tx, merchantId: string, now: Date): Promise<LackGround> {
  const ways = waysOf(await tx.merchant.findUniqueOrThrow({ where: { id: merchantId }, select: { ways: true } }));
  const carriedBy = (carriage: "wire" | "by-hand") =>
    invoiceKindCodes.filter((kind) => connectorFor(kind, ways)?.carriage === carriage);
  const extensions = await dueExtensions(tx, merchantId);
  return {
    firstInTime: firstDayInTime(businessDateOf(now), extensions),
    byWire: carriedBy("wire"),
    byHand: carriedBy("by-hand"),
  };
}

/** `lackOf` (domain/healing.ts) as SQL, of `ledger` (issued_invoice) that is missing; null where it can go by itself. */
export function lackInSql({ firstInTime, byWire, byHand }: LackGround): Prisma.Sql {
  const outside = missingCauses.filter((cause) => cures[cause] === "outside");
  return Prisma.sql`CASE
    WHEN EXISTS (${lastOf} AND last.state IN (${returnedInSql})) THEN 'RETURNED'
    WHEN ledger.last_submission_id IS NOT NULL THEN 'HANDLED'
    WHEN ledger.issued_on < ${firstInTime}::date THEN 'PASSED'
    WHEN ledger.kind = ANY(${[...byHand]}::text[]) THEN 'BY_HAND'
    WHEN ledger.kind <> ALL(${[...byWire]}::text[]) THEN 'NO_WAY'
    WHEN EXISTS (SELECT 1 FROM issuing_finding finding
      WHERE finding.merchant_id = ledger.merchant_id AND finding.key = ledger.key AND finding.severity = 'reject') THEN 'INCOMPLETE'
    WHEN ledger.cause IS NULL OR ledger.cause = ANY(${[...healedCauses]}::text[]) THEN NULL
    WHEN ledger.cause = ANY(${outside}::text[]) THEN 'OUTSIDE'
    ELSE 'SETTLE' END`;
}

const lastOf = Prisma.sql`
  SELECT 1 FROM submission last WHERE last.merchant_id = ledger.merchant_id AND last.id = ledger.last_submission_id`;
