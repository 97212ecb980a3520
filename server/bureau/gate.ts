import { type Circuit, circuitState } from "#domain/circuit.ts";
import { later } from "#domain/period.ts";
import type { HeldReason } from "#domain/submission.ts";
import { allowanceOf } from "#server/bureau/allowance.ts";
import type { ConnectorName } from "#server/bureau/bureau.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** Whether a way may be called: why not and when to look again, or since when it is just coming back. */
export type Gate =
  | { readonly open: true; readonly recoveringSince: Date | null }
  | { readonly open: false; readonly reason: HeldReason; readonly until: Date };

/** What is held is let go when the way is open again; it looks by itself only in case nobody does. */
const lookAgainMs = 600_000;

export async function gatesOf(tx: Tx, names: readonly ConnectorName[], now: Date): Promise<Map<ConnectorName, Gate>> {
  const rows = await tx.$queryRaw<Signs[]>`
    SELECT named.name, connector.stopped_at AS "stoppedAt", connector.stopped_reason AS "stoppedReason", ${circuitColumns},
      coalesce(greatest(0, extract(epoch FROM postponed_until - clock_timestamp()) * 1000), 0)::float8 AS "waitMs",
      CASE WHEN day = today.date THEN calls ELSE 0 END AS calls,
      (extract(epoch FROM (today.date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' - clock_timestamp()) * 1000)::float8 AS "dayLeftMs"
    FROM unnest(${[...names]}::text[]) AS named (name)
    LEFT JOIN connector ON connector.name = named.name
    LEFT JOIN turnstile ON turnstile.connector = named.name
    CROSS JOIN (SELECT (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date) AS today (date)`;
  return new Map(rows.map((signs) => [signs.name, gateOf(signs, now)]));
}

/** One gate alone. */
export async function gateOfOne(tx: Tx, name: ConnectorName, now: Date): Promise<Gate> {
  return (await gatesOf(tx, [name], now)).get(name) ?? { open: true, recoveringSince: null };
}

type Signs = Circuit & {
  readonly name: ConnectorName;
  readonly stoppedAt: Date | null;
  readonly stoppedReason: string | null;
  readonly waitMs: number;
  readonly calls: number | null;
  /** Until midnight in Beijing, by the same clock that counts the calls. */
  readonly dayLeftMs: number;
};

/** A connector's row as a `Circuit`; a way never used is sound. */
export const circuitColumns = Prisma.sql`
  coalesce(connector.failures, 0) AS failures, connector.opened_at AS "openedAt", connector.trial_at AS "trialAt",
  coalesce(connector.trials, 0) AS trials, connector.recovering_since AS "recoveringSince", coalesce(connector.wave, 0) AS wave`;

function gateOf(signs: Signs, now: Date): Gate {
  if (signs.stoppedAt !== null) {
    const reason = signs.stoppedReason === refusedUs ? "BUREAU_REFUSES_US" : "BUREAU_STOPPED";
    return shut(reason, later(now, lookAgainMs));
  }
  if (circuitState(signs) === "open") return shut("NO_ANSWER", latest(signs.trialAt, later(now, lookAgainMs)));
  const { callsPerDay } = allowanceOf(signs.name);
  if (callsPerDay !== null && (signs.calls ?? 0) >= callsPerDay)
    return shut("QUOTA_SPENT", later(now, signs.dayLeftMs));
  if (signs.waitMs > 0) return shut("TOLD_TO_WAIT", later(now, signs.waitMs));
  return { open: true, recoveringSince: signs.recoveringSince };
}

/** What stands as the reason of a way that the bureau itself shut (401, 403). */
export const refusedUs = "REFUSED_US";

function shut(reason: HeldReason, until: Date): Gate {
  return { open: false, reason, until };
}

function latest(one: Date | null, other: Date): Date {
  return one !== null && one > other ? one : other;
}
