import type { Chance } from "#faults/chance.ts";

/** Anything a bureau may do to us that is over before a lease is; `duplicate-effect` is F4's alone. */
export function anyBureauFault(chance: Chance): Record<string, unknown> {
  const fault = chance.oneOf<Record<string, unknown>>([
    { kind: "latency", ms: chance.whole(10, 1_000) },
    { kind: "reset", effect: chance.happens(0.5) },
    { kind: "close-before-reply" },
    { kind: "close-before-reply" },
    { kind: "too-many-requests", retryAfter: chance.oneOf(["seconds", "garbage", "none"]), seconds: 1 },
    { kind: "server-error", status: chance.oneOf([500, 502, 503, 504]), effect: chance.happens(0.5) },
    { kind: "maintenance", seconds: 1 },
    { kind: "refuse-us", status: chance.oneOf([401, 403]) },
    { kind: "redirect", effect: chance.happens(0.5) },
    { kind: "html" },
    { kind: "truncated" },
    { kind: "wrong-length", promise: chance.oneOf(["more", "less"]) },
    { kind: "gzip-bomb", megabytes: 5 },
    { kind: "out-of-order" },
    { kind: "unknown-code" },
    { kind: "clock-skew", ms: chance.whole(-90_000_000, 90_000_000) },
  ]);
  return { ...fault, probability: chance.whole(1, 8) / 10 };
}
