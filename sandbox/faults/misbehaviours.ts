import type { FaultKind } from "./fault.ts";
import { brotliBomb, gzipBomb, html, oversized, truncated, wrongLength } from "./garbage.ts";
import { clockSkew, duplicateEffect, outOfOrder, unknownCode } from "./lie.ts";
import { maintenance, redirect, refuseUs, serverError, tooManyRequests } from "./refusal.ts";
import { closeBeforeReply, drip, hang, latency, reset } from "./silence.ts";
import type { Misbehaviour } from "./turn.ts";

/** What each kind of fault does. Closed: a kind without an entry does not compile. */
export const misbehaviours: Readonly<Record<FaultKind, Misbehaviour>> = {
  latency,
  hang,
  drip,
  reset,
  "close-before-reply": closeBeforeReply,
  "too-many-requests": tooManyRequests,
  "server-error": serverError,
  maintenance,
  "refuse-us": refuseUs,
  redirect,
  html,
  truncated,
  "wrong-length": wrongLength,
  oversized,
  "gzip-bomb": gzipBomb,
  "brotli-bomb": brotliBomb,
  "duplicate-effect": duplicateEffect,
  "out-of-order": outOfOrder,
  "unknown-code": unknownCode,
  "clock-skew": clockSkew,
};
