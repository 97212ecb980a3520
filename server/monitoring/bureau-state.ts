import { db } from "#server/db.ts";

/** `quiet`: nobody has had an answer lately, so nobody knows. */
export type BureauState = "up" | "slow" | "down" | "quiet";

/** The facts of a connector's row that say how it is. */
export type ConnectorSigns = {
  readonly stoppedAt: Date | null;
  readonly lastAnswerAt: Date | null;
  readonly failures: number;
};

/** Every merchant is compared each quarter of an hour: after three silent ones an old answer says nothing. */
const quietMs = 45 * 60_000;
const failuresWhenDown = 3;

/** The bureau's light as every shell shows it: of several ways to the bureau, the worst. Nothing of any merchant. */
export async function bureauState(now: Date): Promise<BureauState> {
  const states = (await db().connector.findMany()).map((connector) => stateOfConnector(connector, now));
  return (["down", "slow", "quiet", "up"] as const).find((state) => states.includes(state)) ?? "quiet";
}

export function stateOfConnector({ stoppedAt, lastAnswerAt, failures }: ConnectorSigns, now: Date): BureauState {
  if (stoppedAt !== null || failures >= failuresWhenDown) return "down";
  if (failures > 0) return "slow";
  return lastAnswerAt !== null && now.getTime() - lastAnswerAt.getTime() < quietMs ? "up" : "quiet";
}
