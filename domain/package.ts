/** How far a package (文件包) has come: made → downloaded → handed in at the bureau → every invoice answered. */
export const packageStates = ["MADE", "DOWNLOADED", "HANDED_IN", "CLOSED", "DISSOLVED"] as const;
export type PackageState = (typeof packageStates)[number];

export type PackageTimes = {
  readonly downloadedAt: Date | null;
  readonly handedInAt: Date | null;
  readonly dissolvedAt: Date | null;
  readonly closedAt: Date | null;
};

export function packageStateOf({ downloadedAt, handedInAt, dissolvedAt, closedAt }: PackageTimes): PackageState {
  if (dissolvedAt) return "DISSOLVED";
  if (closedAt) return "CLOSED";
  if (handedInAt) return "HANDED_IN";
  return downloadedAt ? "DOWNLOADED" : "MADE";
}
