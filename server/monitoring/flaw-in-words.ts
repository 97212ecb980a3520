import type { AuditFlaw, FlawKind } from "#server/monitoring/verify-audit.ts";

/** One English sentence for the terminal: which entry, and what is wrong with it. */
export function flawInWords({ what, seq, day }: AuditFlaw): string {
  return sentences[what](String(seq), day ?? "");
}

const sentences: Readonly<Record<FlawKind, (seq: string, day: string) => string>> = {
  missing: (seq) => `entry ${seq} is missing`,
  unlinked: (seq) => `entry ${seq} does not follow from the entry before it`,
  changed: (seq) => `the content of entry ${seq} was changed`,
  rewritten: (seq, day) => `entry ${seq} is not the one that was sealed on ${day}: the chain was rewritten up to there`,
  shortened: (seq, day) => `the chain ends at entry ${seq}, before where it stood when it was sealed on ${day}`,
  "head-ahead": (seq) => `the chain ends at entry ${seq}, before its head`,
  "head-behind": (seq) => `the head of the chain was moved back to entry ${seq}`,
  "head-changed": (seq) => `the head of the chain is not its last entry, ${seq}`,
  "day-changed": (_, day) => `the heads sealed on ${day} were changed`,
  "day-unlinked": (_, day) => `the day sealed before ${day} was removed or rewritten`,
  "day-missing": (_, day) => `the seal of ${day} was removed or rewritten; the house remembers another`,
};
