import { recovering } from "#domain/circuit.ts";
import { houseId, record } from "#server/audit.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Lets go of the brake: what was held goes on in waves, the earliest deadline first.
 * @throws Refusal not-now CONNECTOR_NOT_STOPPED
 */
export async function resumeConnector({ accountId }: OperatorContext, name: string, now: Date): Promise<void> {
  const house = systemContext(houseId, "operations");
  await inTransaction(house, async (tx) => {
    const { count } = await tx.connector.updateMany({
      where: { name, stoppedAt: { not: null } },
      data: { stoppedAt: null, stoppedReason: null, ...recovering(now) },
    });
    if (count === 0) throw new Refusal("not-now", "CONNECTOR_NOT_STOPPED");
    await tx.outage.updateMany({ where: { connector: name, endedAt: null }, data: { endedAt: now } });
    await record(
      tx,
      house,
      [{ action: "connector.resumed", subjectKind: "connector", subjects: [name], facts: { account: accountId } }],
      now,
    );
  });
}
