import { afterExchange, type Circuit, circuitState, defaultCircuitPace } from "#domain/circuit.ts";
import { houseId, record } from "#server/audit.ts";
import { type ConnectorName, type ExchangeRecord, practiceWay } from "#server/bureau/bureau.ts";
import { circuitColumns, refusedUs } from "#server/bureau/gate.ts";
import { beginOutage, endOutage } from "#server/bureau/outage.ts";
import { systemContext } from "#server/context.ts";
import { db, inTransaction, type Tx } from "#server/db.ts";
import { env } from "#server/env.ts";

/** Nothing usable came back. To be told to wait is an answer; a refusal stops the way by itself. */
const unsound = new Set<ExchangeRecord["outcome"]>(["lost", "not-sent"]);
const failures = new Set<ExchangeRecord["outcome"]>([...unsound, "told-to-wait", "refused-us"]);

/**
 * Keeps in mind how a way behaves, in a transaction of its own so that no settling waits for another: its circuit opens
 * and recovers, and one that refuses us (401, 403) is stopped until an operator looks. While it is stopped, only who
 * lets go of it ends its outage. Of the practice way nothing is kept: how a sandbox behaves is no outage.
 */
export async function noteConnector(exchange: ExchangeRecord): Promise<void> {
  if (exchange.connector === practiceWay) return;
  if (!(await isAsUsual(exchange))) await noteSign(exchange);
}

/** An answer on a way that is sound changes nothing but when it was last heard of. */
async function isAsUsual(exchange: ExchangeRecord): Promise<boolean> {
  if (failures.has(exchange.outcome)) return false;
  const noted = await db().$executeRaw`
    UPDATE connector SET last_answer_at = ${exchange.repliedAt ?? new Date()}
    WHERE name = ${exchange.connector} AND opened_at IS NULL AND failures = 0`;
  return noted === 1;
}

async function noteSign(exchange: ExchangeRecord): Promise<void> {
  const house = systemContext(houseId, "note-connector");
  await inTransaction(house, async (tx) => {
    const circuit = await lockedCircuit(tx, exchange.connector);
    const at = exchange.repliedAt ?? new Date();
    const sign = { sound: !unsound.has(exchange.outcome), trial: exchange.operation === "probe" };
    const next = afterExchange(circuit, sign, at, circuitPace());
    await write(tx, exchange, at, next);
    const refused = exchange.outcome === "refused-us" && circuit.stoppedAt === null;
    const turned = circuitState(next) !== circuitState(circuit);
    if (refused) await beginOutage(tx, exchange.connector, "REFUSED_US", "", at);
    else if (turned && circuit.stoppedAt === null) await noteOutage(tx, exchange.connector, next, at);
    const acts = [refused && "connector.refused", turned && `connector.${circuitState(next)}`].filter(
      (act) => act !== false,
    );
    await record(
      tx,
      house,
      acts.map((action) => ({ action, subjectKind: "connector" as const, subjects: [exchange.connector] })),
      at,
    );
  });
}

function circuitPace() {
  return { ...defaultCircuitPace, firstTrialMs: env().TRIAL_SECONDS * 1_000 };
}

type Known = Circuit & { readonly stoppedAt: Date | null };

async function lockedCircuit(tx: Tx, name: ConnectorName): Promise<Known> {
  await tx.$executeRaw`INSERT INTO connector (name) VALUES (${name}) ON CONFLICT (name) DO NOTHING`;
  const rows = await tx.$queryRaw<Known[]>`
    SELECT ${circuitColumns}, connector.stopped_at AS "stoppedAt" FROM connector WHERE name = ${name} FOR UPDATE`;
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
