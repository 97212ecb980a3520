import { houseId, record } from "#server/audit.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * An operator wants an appointment out of turn: a worker takes it up within seconds.
 * @returns the run's id
 * @throws Refusal not-found APPOINTMENT, not-now RUN_UNDER_WAY
 */
export async function askForRun({ accountId }: OperatorContext, name: string, now: Date): Promise<bigint> {
  const house = systemContext(houseId, "operations");
  return inTransaction(house, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('run'), hashtext(${name}))`;
    const appointment = await tx.appointment.findUnique({ where: { name } });
    if (!appointment?.slotted) throw new Refusal("not-found", "APPOINTMENT");
    if (await tx.run.findFirst({ where: { name, outcome: null }, select: { id: true } }))
      throw new Refusal("not-now", "RUN_UNDER_WAY");
    const { id } = await tx.run.create({ data: { name, slot: now, askedBy: accountId } });
    const facts = { account: accountId, appointment: name };
    await record(tx, house, [{ action: "run.asked", subjectKind: "run", subjects: [String(id)], facts }], now);
    return id;
  });
}
