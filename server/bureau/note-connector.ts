import { afterExchange, type Circuit, type CircuitState, circuitState, defaultCircuitPace } from "#domain/circuit.ts";
import { houseId, record } from "#server/audit.ts";
import type { ConnectorName, ExchangeRecord } from "#server/bureau/bureau.ts";
import { circuitColumns, refusedUs } from "#server/bureau/gate.ts";
import { beginOutage, endOutage } from "#server/bureau/outage.ts";
import { systemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { env } from "#server/env.ts";

/** Nothing usable came back. To be told to wait is an answer; a refusal stops the way by itself. */
const unsound = new Set<ExchangeRecord["outcome"]>(["lost", "not-sent"]);
const failures = new Set<ExchangeRecord["outcome"]>([...unsound, "told-to-wait", "refused-us"]);

/**
 * Keeps in mind how a way behaves, in a transaction of its own so that no settling waits for another: its circuit opens
 * and recovers, and one that refuses us (401, 403) is stopped until an operator looks.
 * @returns how it stood before this exchange, for the evidence
 */
export async function noteConnector(exchange: ExchangeRecord): Promise<CircuitState> {
  const house = systemContext(houseId, "note-connector");
  return inTransaction(house, async (tx) => {
    const circuit = await lockedCircuit(tx, exchange.connector);
    const at = exchange.repliedAt ?? exchange.sentAt;
    const sign = { sound: !unsound.has(exchange.outcome), trial: exchange.operation === "probe" };
    const next = afterExchange(circuit, sign, at, circuitPace());
    await write(tx, exchange, at, next);
    if (exchange.outcome === "refused-us") await beginOutage(tx, exchange.connector, "REFUSED_US", "", at);
    else if (circuitState(next) !== circuitState(circuit)) {
      await noteOutage(tx, exchange.connector, next, at);
      const action = `connector.${circuitState(next)}`;
      await record(tx, house, [{ action, subjectKind: "connector", subjects: [exchange.connector] }], at);
    }
    return circuitState(circuit);
  });
}

function circuitPace() {
  return { ...defaultCircuitPace, firstTrialMs: env().TRIAL_SECONDS * 1_000 };
}

async function lockedCircuit(tx: Tx, name: ConnectorName): Promise<Circuit> {
  await tx.$executeRaw`INSERT INTO connector (name) VALUES (${name}) ON CONFLICT (name) DO NOTHING`;
  const rows = await tx.$queryRaw<Circuit[]>`SELECT ${circuitColumns} FROM connector WHERE name = ${name} FOR UPDATE`;
  const circuit = rows[0];
  if (!circuit) throw new Error(`the connector ${name} has no row`);
  return circuit;
}

async function write(tx: Tx, exchange: ExchangeRecord, at: Date, circuit: Circuit): Promise<void> {
  const failed = failures.has(exchange.outcome);
  const stops = exchange.outcome === "refused-us";
  await tx.$executeRaw`
    UPDATE connector SET
      last_answer_at = CASE WHEN ${failed} THEN last_answer_at ELSE ${at} END,
      last_failure_at = CASE WHEN ${failed} THEN ${at} ELSE last_failure_at END,
      last_failure = CASE WHEN ${failed} THEN ${exchange.outcome} ELSE last_failure END,
      stopped_at = coalesce(stopped_at, CASE WHEN ${stops} THEN ${at}::timestamptz END),
      stopped_reason = coalesce(stopped_reason, CASE WHEN ${stops} THEN ${refusedUs} END),
      failures = ${circuit.failures}, opened_at = ${circuit.openedAt}, trial_at = ${circuit.trialAt}, trials = ${circuit.trials},
      recovering_since = ${circuit.recoveringSince}, wave = ${circuit.wave}
    WHERE name = ${exchange.connector}`;
}

async function noteOutage(tx: Tx, name: ConnectorName, circuit: Circuit, at: Date): Promise<void> {
  if (circuitState(circuit) === "open") await beginOutage(tx, name, "NO_ANSWER", "", at);
  else await endOutage(tx, name, "NO_ANSWER", at);
}
