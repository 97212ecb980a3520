import type { Tone } from "#components/ui/status-tone.ts";
import type { DayLevel } from "#domain/status-day.ts";

/** Colour and height together: readable in grey, the fuller the worse. */
export const levelLooks: Record<DayLevel, { tone: Tone; height: string }> = {
  unseen: { tone: "neutral", height: "h-0" },
  up: { tone: "accepted", height: "h-1" },
  brief: { tone: "held", height: "h-2" },
  part: { tone: "missing", height: "h-4" },
  most: { tone: "returned", height: "h-6" },
};
