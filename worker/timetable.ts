import { probeSeconds } from "#domain/house-figure.ts";
import { reportSlots } from "#domain/report.ts";
import { ringReleased } from "#server/batches/ring-released.ts";
import { proposeImprovements } from "#server/feedback/propose-improvements.ts";
import { sweepSubscriptions } from "#server/incidents/sweep-subscriptions.ts";
import { checkOffline } from "#server/ledger/check-offline.ts";
import { watchFolder } from "#server/ledger/watch-folder.ts";
import { keepWatch } from "#server/monitoring/keep-watch.ts";
import { probeWays } from "#server/monitoring/probe-ways.ts";
import { sealAuditDay } from "#server/monitoring/seal-audit-day.ts";
import { thinFigures } from "#server/monitoring/thin-figures.ts";
import { tryCircuits } from "#server/monitoring/try-circuits.ts";
import { ringLetters } from "#server/notices/ring-letters.ts";
import { remindOfPackages } from "#server/packages/remind-of-packages.ts";
import { remindOfDeadlines } from "#server/reconciliation/remind-of-deadlines.ts";
import { ringComparisons } from "#server/reconciliation/ring-comparisons.ts";
import { makeReports } from "#server/reports/make-reports.ts";
import { raiseOverdue } from "#server/submissions/raise-overdue.ts";
import { releaseWaves } from "#server/submissions/release-waves.ts";
import { ringDue } from "#server/submissions/ring-due.ts";
import type { Appointment, Slotted } from "#server/timetable/appointment.ts";
import { beatInTime } from "#server/timetable/clock-off.ts";
import { endDiedRuns } from "#server/timetable/end-died-runs.ts";
import { takeAskedRun } from "#server/timetable/take-asked-run.ts";
import { remindOfTraining } from "#server/training/remind-of-training.ts";
import { rollUpTransfers } from "#server/transfers/roll-up-transfers.ts";
import { sweepUploads } from "#server/uploads/sweep-uploads.ts";
import { sweepProofs } from "#server/whereabouts/proof.ts";

const clock = () => new Date();

/** What happens by itself, and when; times of day are Beijing's. */
export const timetable: readonly Appointment[] = [
  { name: "ring-due", everySeconds: 1, slotted: false, act: (now) => ringDue(now) },
  { name: "release-waves", everySeconds: 1, slotted: false, act: (now) => releaseWaves(now) },
  { name: "try-circuits", everySeconds: 1, slotted: false, act: (now) => tryCircuits(now) },
  { name: "ring-released", everySeconds: 1, slotted: false, act: (now) => ringReleased(now) },
  { name: "ring-letters", everySeconds: 5, slotted: false, act: (now) => ringLetters(now) },
  { name: "beat", everySeconds: 5, slotted: false, act: (_, workerId) => beatInTime(workerId, clock) },
  { name: "end-died-runs", everySeconds: 5, slotted: false, act: (_, workerId) => endDiedRuns(clock, workerId) },
  { name: "watch-house", everySeconds: 20, slotted: false, act: (now) => keepWatch(now) },
  {
    name: "take-asked-runs",
    everySeconds: 2,
    slotted: false,
    act: (_, workerId) => takeAskedRun(slotted(), clock, workerId),
  },
  {
    name: "compare-recent",
    everySeconds: 900,
    slotted: true,
    callsBureau: true,
    act: (_, { goOn }) => ringComparisons("recent", goOn),
  },
  {
    name: "compare-in-full",
    daily: "02:30",
    slotted: true,
    callsBureau: true,
    act: (_, { goOn }) => ringComparisons("full", goOn),
  },
  { name: "probe-ways", everySeconds: probeSeconds, slotted: true, act: (now) => probeWays(now) },
  { name: "thin-figures", everySeconds: 86_400, slotted: true, act: (now) => thinFigures(now) },
  { name: "roll-up-transfers", everySeconds: 300, slotted: true, act: (now) => rollUpTransfers(now) },
  { name: "watch-folder", everySeconds: 60, slotted: true, act: (now) => watchFolder(now) },
  { name: "check-offline", everySeconds: 3_600, slotted: true, act: (now) => checkOffline(now) },
  { name: "sweep-uploads", everySeconds: 3_600, slotted: true, act: (now) => sweepUploads(now) },
  { name: "sweep-proofs", everySeconds: 3_600, slotted: true, act: (now) => sweepProofs(now) },
  { name: "sweep-subscriptions", everySeconds: 86_400, slotted: true, act: (now) => sweepSubscriptions(now) },
  { name: "raise-overdue", everySeconds: 3_600, slotted: true, act: (now, { goOn }) => raiseOverdue(now, goOn) },
  {
    name: "remind-of-packages",
    everySeconds: 3_600,
    slotted: true,
    act: (now, { goOn }) => remindOfPackages(now, goOn),
  },
  { name: "remind-of-deadlines", everySeconds: 3_600, slotted: true, act: (now) => remindOfDeadlines(now) },
  {
    name: "remind-of-training",
    everySeconds: 3_600,
    slotted: true,
    act: (now, { goOn }) => remindOfTraining(now, goOn),
  },
  {
    name: "make-daily-reports",
    ...reportSlots.daily,
    slotted: true,
    missed: "every",
    act: (now, { slot, goOn }) => makeReports("daily", slot, now, goOn),
  },
  {
    name: "make-monthly-reports",
    ...reportSlots.monthly,
    slotted: true,
    missed: "every",
    act: (now, { slot, goOn }) => makeReports("monthly", slot, now, goOn),
  },
  { name: "propose-improvements", daily: "07:40", slotted: true, act: (now) => proposeImprovements(now) },
  { name: "seal-audit-day", everySeconds: 86_400, slotted: true, act: (now) => sealAuditDay(now) },
];

export function slotted(): Slotted[] {
  return timetable.filter((appointment) => appointment.slotted);
}
