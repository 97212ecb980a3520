import { createHash } from "node:crypto";
import type { Office } from "#sandbox/office.ts";
import { compactTime } from "#sandbox/wire/compact-time.ts";

/**
 * 32 characters that look drawn: the bureau's time, then a digest of seed, purpose and call. The same calls of the same
 * seed at the same time get the same numbers, and no two calls of one bureau ever do.
 */
export function numberFor(office: Pick<Office, "seed" | "clock">, purpose: string, callId: number): string {
  return `${compactTime(office.clock.now())}${digest(`${office.seed} ${purpose} ${callId}`).slice(0, 18)}`;
}

/** A place in [0, 1) that a name keeps for as long as the seed stays. */
export function placeOf(name: string, seed: number): number {
  return Number.parseInt(digest(`${seed} ${name}`).slice(0, 12), 16) / 2 ** 48;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
