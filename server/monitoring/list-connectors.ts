import { connectors } from "#server/bureau/connectors.ts";
import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { type BureauState, stateOfConnector } from "#server/monitoring/bureau-state.ts";

/** A way to the bureau as it behaves; all null where nothing was ever asked. */
export type ListedConnector = {
  readonly name: string;
  readonly state: BureauState;
  readonly lastAnswerAt: Date | null;
  readonly lastFailureAt: Date | null;
  /** The reading of the last failed exchange, in one word. */
  readonly lastFailure: string | null;
  /** Exchanges in a row without an answer of any use. */
  readonly failures: number;
  /** `reason` is `REFUSED_US` where the bureau itself shut the door, else an operator's words. */
  readonly stopped: { readonly at: Date; readonly reason: string } | null;
};

export async function listConnectors(_context: OperatorContext, now: Date): Promise<ListedConnector[]> {
  const rows = new Map((await db().connector.findMany()).map((row) => [row.name, row]));
  return connectors().map(({ name }) => {
    const row = rows.get(name) ?? {
      stoppedAt: null,
      stoppedReason: null,
      lastAnswerAt: null,
      lastFailureAt: null,
      lastFailure: null,
      failures: 0,
    };
    const { stoppedAt, stoppedReason, lastAnswerAt, lastFailureAt, lastFailure, failures } = row;
    const stopped = stoppedAt && { at: stoppedAt, reason: stoppedReason ?? "" };
    return { name, state: stateOfConnector(row, now), lastAnswerAt, lastFailureAt, lastFailure, failures, stopped };
  });
}
