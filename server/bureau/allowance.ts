import type { ConnectorName } from "#server/bureau/bureau.ts";
import { env } from "#server/env.ts";

/** What the bureau lets us do on one way; null: as much as we like. */
export type Allowance = { readonly callsPerSecond: number | null; readonly callsPerDay: number | null };

export function allowanceOf(name: ConnectorName): Allowance {
  switch (name) {
    case "leqi":
      return { callsPerSecond: env().LEQI_CALLS_PER_SECOND, callsPerDay: env().LEQI_CALLS_PER_DAY ?? null };
    case "baiwang":
      return { callsPerSecond: env().BAIWANG_CALLS_PER_SECOND, callsPerDay: env().BAIWANG_CALLS_PER_DAY ?? null };
    case "package":
    case "practice":
      return { callsPerSecond: null, callsPerDay: null };
  }
}
