import { db } from "#server/db.ts";
import { bureauState, type LightState, wireNames } from "#server/monitoring/bureau-state.ts";
import { type ShutWay, shutWays } from "#server/monitoring/shut-ways.ts";

/** What anybody may know of the bureau's interface: nothing of any merchant. */
export type PublicStatus = {
  readonly state: LightState;
  readonly shut: readonly ShutWay[];
  readonly lastAnswerAt: Date | null;
  readonly lastFailureAt: Date | null;
};

export async function publicStatus(now: Date): Promise<PublicStatus> {
  const { _max: last } = await db().connector.aggregate({
    where: { name: { in: wireNames() } },
    _max: { lastAnswerAt: true, lastFailureAt: true },
  });
  return { state: await bureauState(now), shut: await shutWays(), ...last };
}
