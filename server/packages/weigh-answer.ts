import type { StoredAnswer } from "#server/bureau/package/stored-answer.ts";

type Kind = StoredAnswer["kind"];
export type Weight = "new" | "known" | "contradicts";

/** What a later answer may add: the bureau's list shows what a `duplicate` only said, and what once was `absent`. */
const adds: Readonly<Record<Kind, readonly Kind[]>> = {
  accepted: [],
  rejected: [],
  found: [],
  duplicate: ["found", "absent"],
  absent: ["found", "accepted", "duplicate", "rejected"],
};
/** What a later answer says over again in other words. */
const repeats: Readonly<Record<Kind, readonly Kind[]>> = {
  accepted: ["accepted", "found", "duplicate"],
  found: ["found", "accepted", "duplicate"],
  rejected: ["rejected", "absent"],
  duplicate: ["duplicate", "accepted"],
  absent: ["absent"],
};

/** @param left the invoice lies in this package no more: what is said now comes too late to be acted on */
export function weighAnswer(earlier: Kind | null, later: Kind, left: boolean): Weight {
  if (earlier === null) return left ? "contradicts" : "new";
  if (repeats[earlier].includes(later)) return "known";
  return adds[earlier].includes(later) && !left ? "new" : "contradicts";
}
