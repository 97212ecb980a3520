import { magnitude } from "./money.ts";
import { later } from "./period.ts";
import type { Standing } from "./standing.ts";
import type { Difference } from "./submission.ts";

/**
 * What a comparison finds of an invoice: in both books (`matched`, or `tolerated` where the sums are a few fen apart),
 * in both with other values (`differs`), in ours alone (`missing-there`, unless it is `explained`, still `within-lag` or
 * `on-its-way`), or in the bureau's alone (`missing-here`). Every invoice of either book has exactly one.
 */
export const findings = [
  "missing-there",
  "differs",
  "missing-here",
  "on-its-way",
  "within-lag",
  "explained",
  "tolerated",
  "matched",
] as const;
export type Finding = (typeof findings)[number];
export type FindingCounts = Readonly<Record<Finding, number>>;

/** What a standing of our books comes to; what only the bureau holds has no standing and is `missing-here`. */
export function findingOf(standing: Standing, hasDifferences: boolean): Exclude<Finding, "missing-here"> {
  switch (standing) {
    case "AT_BUREAU":
    case "CONFIRMED_IN_PERIOD":
      return hasDifferences ? "tolerated" : "matched";
    case "DIFFERS":
      return "differs";
    case "MISSING":
    case "TOO_LATE_REISSUE":
      return "missing-there";
    case "UPLOADING":
      return "on-its-way";
    case "EXPLAINED":
      return "explained";
    case "NOT_YET_DUE":
      return "within-lag";
  }
}

/** Sums, and nothing else, are apart, and none of them by more than the merchant lets pass. */
export function isTolerated(differences: readonly Difference[], toleranceFen: number): boolean {
  return differences.every(
    ({ field, ours, theirs }) =>
      (field === "amount" || field === "tax" || field === "total") &&
      magnitude(BigInt(ours) - BigInt(theirs)) <= BigInt(toleranceFen),
  );
}

/** More than a merchant may let pass: beyond it a difference is no rounding (`domain.md` §7: 尾差). */
export const mostTolerated = 100;

/** Two clocks that are no further apart agree. */
const clockLeewayMs = 5 * 60_000;

type Clocks = {
  /** What the bureau's clock said with its answer. */
  readonly bureauTime: Date | null;
  /** When by ours that answer was there. */
  readonly readAt: Date;
};

/**
 * Up to when a list can be believed to be complete. A bureau whose clock is ahead of ours says a later time than is true
 * by as much, and none can be complete beyond now: null, where it says so and nobody knows by how much it is wrong.
 */
export function believedWatermark(watermark: Date, { bureauTime, readAt }: Clocks): Date | null {
  const aheadMs = bureauTime === null ? 0 : bureauTime.getTime() - readAt.getTime();
  const believed = aheadMs > clockLeewayMs ? later(watermark, -aheadMs) : watermark;
  return believed <= later(readAt, clockLeewayMs) ? believed : null;
}
