import { z } from "zod";
import { listFaults } from "#sandbox/faults/list-faults.ts";
import { serviceNames } from "#sandbox/wire/service-names.ts";

export const faultKinds = [
  "latency",
  "hang",
  "drip",
  "reset",
  "close-before-reply",
  "too-many-requests",
  "server-error",
  "maintenance",
  "refuse-us",
  "redirect",
  "html",
  "truncated",
  "wrong-length",
  "oversized",
  "gzip-bomb",
  "brotli-bomb",
  "duplicate-effect",
  "out-of-order",
  "unknown-code",
  "clock-skew",
  ...listFaults,
] as const;

/** One way of going wrong, and when. A fault without conditions strikes every request. */
export const faultSchema = z.strictObject({
  kind: z.enum(faultKinds),
  /** Only what comes over this wire. */
  connector: z.enum(["leqi", "baiwang"]).optional(),
  /** Only this service, `202007/QDFPSC` or `baiwang.invoice.upload`. */
  service: z.enum(serviceNames).optional(),
  /** Only requests on behalf of this taxpayer. */
  taxpayer: z.string().min(1).optional(),
  /** Only the nth request that fits, counted from 1. */
  nth: z.number().int().min(1).optional(),
  /** Strikes this share of the requests that fit, drawn from the seed. */
  probability: z.number().min(0).max(1).optional(),
  /** Strikes so often and then never again. */
  times: z.number().int().min(1).optional(),
  /** Whether the bureau does what it was asked before it misbehaves, where the kind leaves it open. */
  effect: z.boolean().optional(),
  /** latency: the delay; drip: the pause between bytes; clock-skew: how far the clock is ahead (negative: behind). */
  ms: z.number().int().optional(),
  /** server-error: 500 unless given; refuse-us: 401 unless given; redirect: 302 unless given. */
  status: z.number().int().min(300).max(599).optional(),
  /** too-many-requests, maintenance: what Retry-After looks like; `seconds` unless given. */
  retryAfter: z.enum(["seconds", "date", "garbage", "none"]).optional(),
  /** too-many-requests, maintenance: how long to wait; 1 unless given. */
  seconds: z.number().int().min(0).optional(),
  /** oversized, gzip-bomb, brotli-bomb: size once it is unpacked; 300 unless given. */
  megabytes: z.number().int().min(1).max(1_000).optional(),
  /** unknown-code: of the call, or of each invoice in it; `call` unless given. */
  of: z.enum(["call", "invoice"]).optional(),
  /** wrong-length: whether Content-Length promises more than comes, or less; `more` unless given. */
  promise: z.enum(["more", "less"]).optional(),
});

export const faultPlanSchema = z.strictObject({
  /** Same seed, same requests: the same faults. The sandbox's own unless given. */
  seed: z.number().int().optional(),
  faults: z.array(faultSchema).max(1_000),
});

export type FaultKind = (typeof faultKinds)[number];
export type Fault = z.infer<typeof faultSchema>;
/** What goes wrong, and the seed it is drawn from. */
export type FaultPlan = z.infer<typeof faultPlanSchema>;
