import { setTimeout as wait } from "node:timers/promises";
import { allowanceOf } from "#server/bureau/allowance.ts";
import type { ConnectorName } from "#server/bureau/bureau.ts";
import { db } from "#server/db.ts";

/** Of what the bureau allows we take this share: its clock and ours need not tick together. */
const share = 0.95;

/**
 * Waits until this way may be called once more, and counts the call. Every worker asks the same row, by the database's
 * clock, so together they keep within one rate (a token bucket that holds one token).
 */
export async function takeTurn(name: ConnectorName): Promise<void> {
  const { callsPerSecond } = allowanceOf(name);
  const intervalMs = callsPerSecond === null ? 0 : 1_000 / (callsPerSecond * share);
  const [turn] = await db().$queryRaw<{ wait_ms: number }[]>`
    INSERT INTO turnstile AS kept (connector, next_call_at, day, calls)
    VALUES (${name}, clock_timestamp() + ${intervalMs} * interval '1 ms', (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date, 1)
    ON CONFLICT (connector) DO UPDATE SET
      next_call_at = greatest(kept.next_call_at, clock_timestamp()) + ${intervalMs} * interval '1 ms',
      calls = CASE WHEN kept.day = excluded.day THEN kept.calls ELSE 0 END + 1,
      day = excluded.day
    RETURNING extract(epoch FROM next_call_at - clock_timestamp())::float8 * 1000 - ${intervalMs}::float8 AS wait_ms`;
  if (turn && turn.wait_ms > 1) await wait(turn.wait_ms);
}

/** The bureau said when to come back: until then the gate of this way is shut. */
export async function postponeTurns(name: ConnectorName, ms: number): Promise<void> {
  await db().$executeRaw`
    INSERT INTO turnstile AS kept (connector, next_call_at, postponed_until, day)
    VALUES (${name}, clock_timestamp(), clock_timestamp() + ${ms} * interval '1 ms', (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date)
    ON CONFLICT (connector) DO UPDATE SET postponed_until = greatest(kept.postponed_until, excluded.postponed_until)`;
}
