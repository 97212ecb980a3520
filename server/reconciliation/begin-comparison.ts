import { addDays, type BusinessDate, businessDateOf } from "#domain/period.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";

/** The recent span every comparison pulls anew, so that what arrived late at the bureau is still found. */
const overlapDays = 7;
const fullSpanDays = 400;

/** `asked`: in full, and only if somebody still waits for it. */
export type Span = "recent" | "full" | "asked";
export type Begun = {
  readonly id: bigint;
  readonly startedAt: Date;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
};

/**
 * Takes over the comparison a person has asked for, or writes down a new one. Only who has the merchant's books to itself
 * may begin: a row that was begun and not finished is then one whose worker died, and is closed.
 * @returns null where `asked` finds that nobody waits any more
 */
export async function beginComparison(context: SystemContext, span: Span, now: Date): Promise<Begun | null> {
  return inTransaction(context, async (tx) => {
    const { merchantId } = context;
    const asked = await tx.comparison.findFirst({
      where: { merchantId, finishedAt: null, askedBy: { not: "timetable" } },
      orderBy: { id: "desc" },
    });
    await tx.comparison.updateMany({
      where: { merchantId, finishedAt: null, id: { not: asked?.id } },
      data: { finishedAt: now, outcome: "broken" },
    });
    if (asked === null && span === "asked") return null;
    const to = businessDateOf(now);
    const from = await firstDay(tx, merchantId, to, asked || span === "full" ? "full" : "recent");
    const data = { startedAt: now, pulled: 0, fromDate: new Date(from), toDate: new Date(to) };
    const { id } = asked
      ? await tx.comparison.update({ where: { merchantId_id: { merchantId, id: asked.id } }, data })
      : await tx.comparison.create({ data: { merchantId, ...data } });
    return { id, startedAt: now, from, to };
  });
}

/** The list is asked for by date of issue, so what was accepted lately is looked for as far back as it was issued. */
async function firstDay(
  tx: Tx,
  merchantId: string,
  today: BusinessDate,
  span: "recent" | "full",
): Promise<BusinessDate> {
  const rows = await tx.$queryRaw<{ complete_to: Date | null; unseen: BusinessDate | null }[]>`
    SELECT merchant.bureau_complete_to AS complete_to, (
      SELECT min(ledger.issued_on)::text FROM issued_invoice ledger
      LEFT JOIN held_invoice held ON held.merchant_id = ledger.merchant_id AND held.key = ledger.key
      WHERE ledger.merchant_id = merchant.id AND ledger.standing IN ('AT_BUREAU', 'UPLOADING') AND held.key IS NULL) AS unseen
    FROM merchant WHERE merchant.id = ${merchantId}::uuid`;
  const { complete_to: completeTo, unseen } = rows[0] ?? { complete_to: null, unseen: null };
  if (span === "full" || completeTo === null) return addDays(today, -fullSpanDays);
  const recent = addDays(businessDateOf(completeTo), -overlapDays);
  return unseen !== null && unseen < recent ? unseen : recent;
}
