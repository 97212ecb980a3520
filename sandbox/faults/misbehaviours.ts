import type { FaultKind } from "#sandbox/faults/fault.ts";
import { brotliBomb, gzipBomb, html, oversized, truncated, wrongLength } from "#sandbox/faults/garbage.ts";
import { clockSkew, duplicateEffect, outOfOrder, unknownCode, wrongList } from "#sandbox/faults/lie.ts";
import { maintenance, redirect, refuseUs, serverError, tooManyRequests } from "#sandbox/faults/refusal.ts";
import { closeBeforeReply, drip, hang, latency, reset } from "#sandbox/faults/silence.ts";
import type { Misbehaviour } from "#sandbox/faults/turn.ts";

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
  "list-drop": wrongList,
  "list-double": wrongList,
  "list-shuffle": wrongList,
  "list-falsify": wrongList,
  "list-contradict": wrongList,
  "list-cut": wrongList,
  "list-late": wrongList,
};
