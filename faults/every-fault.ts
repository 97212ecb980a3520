import { fileRead } from "#faults/f01-file-read.ts";
import { toldToStop } from "#faults/f01-told-to-stop.ts";
import { workerKilled } from "#faults/f01-worker-killed.ts";
import { replyLost } from "#faults/f02-reply-lost.ts";
import { duplicate } from "#faults/f03-duplicate.ts";
import { bureauDoubles } from "#faults/f04-bureau-doubles.ts";
import { toldToWait } from "#faults/f05-told-to-wait.ts";
import { storm } from "#faults/f06-storm.ts";
import { slowAndSilent } from "#faults/f07-slow-and-silent.ts";
import { garbage } from "#faults/f08-garbage.ts";
import { redirect } from "#faults/f09-redirect.ts";
import { databaseGone } from "#faults/f10-database-gone.ts";
import { manyWorkers } from "#faults/f11-many-workers.ts";
import { zombie } from "#faults/f12-zombie.ts";
import { clocks } from "#faults/f13-clocks.ts";
import { timetable } from "#faults/f14-timetable.ts";
import { saidTwice } from "#faults/f15-said-twice.ts";
import { twoTabs } from "#faults/f16-two-tabs.ts";
import { mailDown } from "#faults/f37-mail-down.ts";
import { dumpRestored } from "#faults/f39-dump-restored.ts";
import { migratedUnderLoad } from "#faults/f40-migrated-under-load.ts";
import type { Fault } from "#faults/fault.ts";
import { randomSchedule } from "#faults/random-schedule.ts";

/** In the order of docs/reliability.md. */
export const everyFault: readonly Fault[] = [
  workerKilled,
  fileRead,
  toldToStop,
  replyLost,
  duplicate,
  bureauDoubles,
  toldToWait,
  storm,
  slowAndSilent,
  garbage,
  redirect,
  databaseGone,
  manyWorkers,
  zombie,
  clocks,
  timetable,
  saidTwice,
  twoTabs,
  mailDown,
  dumpRestored,
  migratedUnderLoad,
  randomSchedule,
];

export function faultNamed(name: string): Fault {
  const fault = everyFault.find((one) => one.name === name);
  if (!fault) throw new Error(`there is no fault ${name}`);
  return fault;
}
