import type { Problem } from "#domain/problem.ts";
import { houseId, record } from "#server/audit.ts";
import { connectorNamed } from "#server/bureau/connectors.ts";
import { beginOutage } from "#server/bureau/outage.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

const longestReason = 200;

/**
 * The brake: nothing new is sent this way until somebody lets go; what is due is HELD and loses nothing.
 * @returns what is wrong with the reason; then nothing was stopped
 * @throws Refusal not-found CONNECTOR, not-now CONNECTOR_ALREADY_STOPPED
 */
export async function stopConnector(
  { accountId }: OperatorContext,
  name: string,
  reason: string,
  now: Date,
): Promise<Problem[]> {
  const bureau = connectorNamed(name);
  if (!bureau) throw new Refusal("not-found", "CONNECTOR");
  const words = reason.trim();
  if (words === "") return [{ code: "REASON_REQUIRED", severity: "reject", field: "reason" }];
  if ([...words].length > longestReason)
    return [
      { code: "REASON_TOO_LONG", severity: "reject", field: "reason", facts: { longest: String(longestReason) } },
    ];
  const house = systemContext(houseId, "operations");
  await inTransaction(house, async (tx) => {
    const stopped = await tx.$executeRaw`
      INSERT INTO connector AS known (name, stopped_at, stopped_reason) VALUES (${name}, ${now}, ${words})
      ON CONFLICT (name) DO UPDATE SET stopped_at = excluded.stopped_at, stopped_reason = excluded.stopped_reason
      WHERE known.stopped_at IS NULL`;
    if (stopped === 0) throw new Refusal("not-now", "CONNECTOR_ALREADY_STOPPED");
    await beginOutage(tx, bureau.name, "STOPPED", words, now);
    const facts = { account: accountId, reason: words };
    await record(tx, house, [{ action: "connector.stopped", subjectKind: "connector", subjects: [name], facts }], now);
  });
  return [];
}
