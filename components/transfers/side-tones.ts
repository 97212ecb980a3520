import type { Tone } from "#components/ui/status-tone.ts";
import type { CauseSide } from "#domain/missing-cause.ts";

/** Whose it is to look, in colour; the words always stand with it. */
export const sideTones = {
  way: "unknown",
  bureau: "held",
  content: "returned",
  unexplained: "missing",
  unanswered: "neutral",
} as const satisfies Record<CauseSide | "unanswered", Tone>;

export const troubleSides = ["way", "bureau", "content", "unexplained", "unanswered"] as const;
