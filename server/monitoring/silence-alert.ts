import { houseId, record } from "#server/audit.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** For how many hours somebody may say: I know. 0 takes a silence back. */
export const silences = [1, 4, 12, 24, 72, 0] as const;

/**
 * Nobody is written to about this one for so long, neither that it goes on nor that it is over; on the page it stays.
 * @throws Refusal not-found ALERT, not-now ALERT_RECOVERED
 */
export async function silenceAlert(
  { accountId }: OperatorContext,
  alertId: bigint,
  hours: (typeof silences)[number],
  now: Date,
): Promise<void> {
  const house = systemContext(houseId, "operations");
  await inTransaction(house, async (tx) => {
    const alert = await tx.alert.findUnique({ where: { id: alertId } });
    if (!alert) throw new Refusal("not-found", "ALERT");
    const until = hours === 0 ? null : new Date(now.getTime() + hours * 3_600_000);
    const { count } = await tx.alert.updateMany({
      where: { id: alertId, recoveredAt: null },
      data: { silencedUntil: until, silencedBy: until && accountId },
    });
    if (count === 0) throw new Refusal("not-now", "ALERT_RECOVERED");
    const action = until ? "alert.silenced" : "alert.unsilenced";
    const facts = { account: accountId, rule: alert.rule, ...(until && { until: until.toISOString() }) };
    await record(tx, house, [{ action, subjectKind: "alert", subjects: [String(alertId)], facts }], now);
  });
}
