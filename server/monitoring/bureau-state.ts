import { type Circuit, circuitState } from "#domain/circuit.ts";
import { connectorNames, type HouseWay } from "#server/bureau/bureau.ts";
import { connectors } from "#server/bureau/connectors.ts";
import { db } from "#server/db.ts";

/** How one way to the bureau is. `quiet`: nobody has had an answer lately, so nobody knows. */
export type BureauState = "up" | "slow" | "down" | "quiet";
/** All of them seen together. `partly`: one is down, and another is not. */
export type LightState = BureauState | "partly";

/** The facts of a connector's row that say how it is. */
export type ConnectorSigns = Pick<Circuit, "failures" | "openedAt" | "recoveringSince"> & {
  readonly stoppedAt: Date | null;
  readonly lastAnswerAt: Date | null;
};

/** Every merchant is compared each quarter of an hour: after three silent ones an old answer says nothing. */
const quietMs = 45 * 60_000;
/** Before its circuit opens: somebody who waits should know that it does not look well. */
const failuresWhenDown = 3;

/** The bureau's light as every shell shows it: of several ways to the bureau, the worst. Nothing of any merchant. */
export async function bureauState(now: Date): Promise<LightState> {
  const rows = await db().connector.findMany({ where: { name: { in: wireNames() } } });
  return lightOf(rows.map((row) => stateOfConnector(row, now)));
}

export function lightOf(states: readonly BureauState[]): LightState {
  if (states.includes("down")) return states.every((state) => state === "down") ? "down" : "partly";
  return (["slow", "quiet", "up"] as const).find((state) => states.includes(state)) ?? "quiet";
}

/** What a person carries has no light: it answers when it is brought back. */
export function wireNames(): HouseWay[] {
  const onTheWire = connectors().filter(({ carriage }) => carriage === "wire");
  return connectorNames.filter((way) => onTheWire.some(({ name }) => name === way));
}

export function stateOfConnector(signs: ConnectorSigns, now: Date): BureauState {
  const { stoppedAt, failures, lastAnswerAt } = signs;
  const circuit = circuitState(signs);
  if (stoppedAt !== null || circuit === "open" || failures >= failuresWhenDown) return "down";
  if (circuit === "recovering" || failures > 0) return "slow";
  return lastAnswerAt !== null && now.getTime() - lastAnswerAt.getTime() < quietMs ? "up" : "quiet";
}
