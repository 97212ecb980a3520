import { randomUUID } from "node:crypto";
import type { Job } from "pg-boss";
import { nextSlot } from "#domain/slot.ts";
import { disconnect } from "#server/db.ts";
import { log, newTrace, onTrail } from "#server/log.ts";
import { leaveWork } from "#server/monitoring/beat.ts";
import { type JobName, jobNames, queue, type Rung, stopQueue } from "#server/queue/queue.ts";
import { announceTimetable } from "#server/timetable/announce-timetable.ts";
import { type Appointment, ruleOf, type Slotted } from "#server/timetable/appointment.ts";
import { beatInTime } from "#server/timetable/clock-off.ts";
import { keepSlots } from "#server/timetable/keep-slots.ts";
import { handlers } from "#worker/handlers.ts";
import { timetable } from "#worker/timetable.ts";

const workerId = randomUUID();
const clock = () => new Date();
const jobsAtOnce = 4;
let stopping = false;

const boss = await queue("supervised");
for (const name of jobNames) await listen(name);
await beatInTime(workerId, clock);
await announceTimetable(timetable);
const rounds = timetable.map(keep);
log().info({ workerId }, "worker started");
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(signal));

async function listen<Name extends JobName>(name: Name): Promise<void> {
  const options = { localConcurrency: jobsAtOnce, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
  await boss.work<Rung<Name>>(name, options, async (jobs: Job<Rung<Name>>[]) => {
    for (const job of jobs) await answer(name, job);
  });
}

/** Every line of it, down to the calls of the bureau, carries the job, the merchant and the trace of who rang. */
function answer<Name extends JobName>(name: Name, { id, data }: Job<Rung<Name>>): Promise<void> {
  const trail = { trace: data.trace ?? newTrace(), job: name, jobId: id, merchantId: data.merchantId };
  return onTrail(trail, async () => {
    try {
      await handlers[name](data, clock);
    } catch (fault) {
      const stack = fault instanceof Error ? fault.stack : undefined;
      log().error({ fault: String(fault), stack }, "job failed; the queue rings again");
      throw fault;
    }
  });
}

/** A slot that was freed by a worker's death, or by the bureau's way being open again, is seen after this. */
const longestPauseMs = 15_000;

/** Keeps one appointment until the worker stops; a failure is logged and the next look comes all the same. */
async function keep(appointment: Appointment): Promise<void> {
  while (!stopping) {
    try {
      await (appointment.slotted ? keepSlots(appointment, clock, workerId) : appointment.act(clock(), workerId));
    } catch (fault) {
      log().error({ appointment: appointment.name, fault: String(fault) }, "appointment failed");
    }
    await pause(appointment.slotted ? untilNextSlot(appointment) : appointment.everySeconds * 1_000);
  }
}

function untilNextSlot(appointment: Slotted): number {
  const now = clock();
  return Math.min(longestPauseMs, nextSlot(ruleOf(appointment), now).getTime() - now.getTime() + 1);
}

const pauses = new Set<() => void>();
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      pauses.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    pauses.add(wake);
  });
}

/** Lets running jobs end (30 s), takes no new ones; what stays open is in its rows. */
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log().info({ signal }, "worker stopping");
  for (const wake of pauses) wake();
  await Promise.allSettled(rounds);
  await stopQueue();
  await leaveWork(workerId);
  await disconnect();
  process.exit(0);
}
