/** Where one issued invoice stands at the bureau: derived from both books and its submissions, never typed. */
export const standings = [
  "NOT_YET_DUE",
  "MISSING",
  "UPLOADING",
  "AT_BUREAU",
  "CONFIRMED_IN_PERIOD",
  "DIFFERS",
  "EXPLAINED",
  "TOO_LATE_REISSUE",
] as const;
export type Standing = (typeof standings)[number];

/** Those a merchant has to look at. */
export const pressingStandings = ["MISSING", "DIFFERS", "TOO_LATE_REISSUE"] as const satisfies Standing[];

export type StandingEvidence = {
  /** The bureau holds it, with our values (`equal`), with sums a few fen apart (`tolerated`), with others (`differs`), or not at all. */
  readonly atBureau: "equal" | "tolerated" | "differs" | "absent";
  readonly openSubmission: boolean;
  readonly explained: boolean;
  /** The bureau said so: its period is closed. */
  readonly tooLate: boolean;
  /** The bureau's own lag for it is over, by the watermark of its list. */
  readonly due: boolean;
};

/** One invoice's standing; `server/ledger/derive-standings` says the same in SQL for many. */
export function standingOf(evidence: StandingEvidence): Standing {
  if (evidence.atBureau === "equal" || evidence.atBureau === "tolerated") return "AT_BUREAU";
  if (evidence.atBureau === "differs") return evidence.explained ? "EXPLAINED" : "DIFFERS";
  if (evidence.openSubmission) return "UPLOADING";
  if (evidence.explained) return "EXPLAINED";
  if (evidence.tooLate) return "TOO_LATE_REISSUE";
  return evidence.due ? "MISSING" : "NOT_YET_DUE";
}
