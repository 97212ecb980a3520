import { db } from "#server/db.ts";
import { type BureauState, bureauState, onTheWire } from "#server/monitoring/bureau-state.ts";

/** What anybody may know of the bureau's interface: nothing of any merchant. */
export type PublicStatus = {
  readonly state: BureauState;
  readonly lastAnswerAt: Date | null;
  readonly lastFailureAt: Date | null;
};

export async function publicStatus(now: Date): Promise<PublicStatus> {
  const { _max: last } = await db().connector.aggregate({
    where: onTheWire(),
    _max: { lastAnswerAt: true, lastFailureAt: true },
  });
  return { state: await bureauState(now), ...last };
}
