import { type CircuitState, circuitState } from "#domain/circuit.ts";
import { type Allowance, allowanceOf } from "#server/bureau/allowance.ts";
import { connectors } from "#server/bureau/connectors.ts";
import type { OutageCause } from "#server/bureau/outage.ts";
import type { OperatorContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { type BureauState, stateOfConnector } from "#server/monitoring/bureau-state.ts";
import { callsToday } from "#server/monitoring/calls-today.ts";

/** A way to the bureau as it behaves; all null where nothing was ever asked. */
export type ListedConnector = {
  readonly name: string;
  readonly state: BureauState;
  readonly circuit: CircuitState;
  /** When an open circuit is tried next. */
  readonly trialAt: Date | null;
  /** Waves let go since it answers again. */
  readonly wave: number;
  /** Submissions that wait for this way to be open. */
  readonly held: number;
  readonly callsToday: number;
  readonly allowance: Allowance;
  readonly lastAnswerAt: Date | null;
  readonly lastFailureAt: Date | null;
  /** The reading of the last failed exchange, in one word. */
  readonly lastFailure: string | null;
  /** Exchanges in a row without an answer of any use. */
  readonly failures: number;
  /** `reason` is `REFUSED_US` where the bureau itself shut the door, else an operator's words. */
  readonly stopped: { readonly at: Date; readonly reason: string } | null;
  readonly outages: readonly ListedOutage[];
};
export type ListedOutage = {
  readonly cause: OutageCause;
  readonly words: string;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
};

const lastOutages = 5;
const neverUsed = {
  stoppedAt: null,
  stoppedReason: null,
  lastAnswerAt: null,
  lastFailureAt: null,
  lastFailure: null,
  failures: 0,
  openedAt: null,
  trialAt: null,
  recoveringSince: null,
  wave: 0,
};

/** Every way on which the worker calls, in the order in which they are preferred. */
export async function listConnectors(context: OperatorContext, now: Date): Promise<ListedConnector[]> {
  const named = connectors().filter(({ carriage }) => carriage === "wire");
  return acrossTenants(context, async (tx) => {
    const rows = new Map((await tx.connector.findMany()).map((row) => [row.name, row]));
    const held = await heldByConnector(tx);
    const calls = await callsToday(tx);
    return Promise.all(
      named.map(async ({ name }) => {
        const row = rows.get(name) ?? neverUsed;
        const { stoppedAt, stoppedReason, lastAnswerAt, lastFailureAt, lastFailure, failures, trialAt, wave } = row;
        return {
          name,
          state: stateOfConnector(row, now),
          circuit: circuitState(row),
          trialAt,
          wave,
          held: held.get(name) ?? 0,
          callsToday: calls.get(name) ?? 0,
          allowance: allowanceOf(name),
          lastAnswerAt,
          lastFailureAt,
          lastFailure,
          failures,
          stopped: stoppedAt && { at: stoppedAt, reason: stoppedReason ?? "" },
          outages: await outagesOf(tx, name),
        };
      }),
    );
  });
}

async function heldByConnector(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.submission.groupBy({ by: ["connector"], where: { state: "HELD" }, _count: true });
  return new Map(rows.map(({ connector, _count }) => [connector ?? "", _count]));
}

async function outagesOf(tx: Tx, connector: string): Promise<ListedOutage[]> {
  const rows = await tx.outage.findMany({ where: { connector }, orderBy: { beganAt: "desc" }, take: lastOutages });
  return rows.map(({ cause, words, beganAt, endedAt }) => ({ cause: cause as OutageCause, words, beganAt, endedAt }));
}
