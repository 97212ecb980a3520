import { baiwangServiceNames } from "#sandbox/baiwang/service-names.ts";
import { leqiServiceNames } from "#sandbox/leqi/service-names.ts";
import type { Wire } from "#sandbox/uploads.ts";

/** Every service on offer, over both wires. */
export const serviceNames = [...leqiServiceNames, ...baiwangServiceNames] as const;

export type ServiceName = (typeof serviceNames)[number];

export function wireOf(service: ServiceName): Wire {
  return service.startsWith("baiwang.") ? "baiwang" : "leqi";
}
