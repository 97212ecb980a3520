import { ringReleased } from "#server/batches/ring-released.ts";
import { beat } from "#server/monitoring/beat.ts";
import { sealAuditDay } from "#server/monitoring/seal-audit-day.ts";
import { tryCircuits } from "#server/monitoring/try-circuits.ts";
import { ringLetters } from "#server/notices/ring-letters.ts";
import { remindOfPackages } from "#server/packages/remind-of-packages.ts";
import { ringComparisons } from "#server/reconciliation/ring-comparisons.ts";
import { raiseOverdue } from "#server/submissions/raise-overdue.ts";
import { releaseWaves } from "#server/submissions/release-waves.ts";
import { ringDue } from "#server/submissions/ring-due.ts";
import { sweepUploads } from "#server/uploads/sweep-uploads.ts";

export type Appointment = {
  readonly name: string;
  readonly everySeconds: number;
  /** Slotted ones run once a slot however many workers there are, and leave a row in `run`. */
  readonly slotted: boolean;
  readonly act: (now: Date, workerId: string) => Promise<unknown>;
};

/** What happens by itself, and how often. */
export const timetable: readonly Appointment[] = [
  { name: "ring-due", everySeconds: 1, slotted: false, act: (now) => ringDue(now) },
  { name: "release-waves", everySeconds: 1, slotted: false, act: (now) => releaseWaves(now) },
  { name: "try-circuits", everySeconds: 1, slotted: false, act: (now) => tryCircuits(now) },
  { name: "ring-released", everySeconds: 1, slotted: false, act: (now) => ringReleased(now) },
  { name: "ring-letters", everySeconds: 5, slotted: false, act: (now) => ringLetters(now) },
  { name: "beat", everySeconds: 5, slotted: false, act: (now, workerId) => beat(workerId, now) },
  { name: "compare-recent", everySeconds: 900, slotted: true, act: () => ringComparisons("recent") },
  { name: "compare-in-full", everySeconds: 86_400, slotted: true, act: () => ringComparisons("full") },
  { name: "sweep-uploads", everySeconds: 3_600, slotted: true, act: (now) => sweepUploads(now) },
  { name: "raise-overdue", everySeconds: 3_600, slotted: true, act: (now) => raiseOverdue(now) },
  { name: "remind-of-packages", everySeconds: 3_600, slotted: true, act: (now) => remindOfPackages(now) },
  { name: "seal-audit-day", everySeconds: 86_400, slotted: true, act: (now) => sealAuditDay(now) },
];
