import { randomUUID } from "node:crypto";
import type { Job } from "pg-boss";
import { disconnect } from "#server/db.ts";
import { log } from "#server/log.ts";
import { leaveWork } from "#server/monitoring/beat.ts";
import { runSlot } from "#server/monitoring/run-slot.ts";
import { type JobName, type Jobs, jobNames, queue, stopQueue } from "#server/queue/queue.ts";
import { handlers } from "#worker/handlers.ts";
import { type Appointment, timetable } from "#worker/timetable.ts";

const workerId = randomUUID();
const clock = () => new Date();
const jobsAtOnce = 4;
let stopping = false;

const boss = await queue("supervised");
for (const name of jobNames) await listen(name);
const rounds = timetable.map(keep);
log().info({ workerId }, "worker started");
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(signal));

async function listen<Name extends JobName>(name: Name): Promise<void> {
  const options = { localConcurrency: jobsAtOnce, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
  await boss.work<Jobs[Name]>(name, options, async (jobs: Job<Jobs[Name]>[]) => {
    for (const job of jobs) {
      try {
        await handlers[name](job.data, clock);
      } catch (fault) {
        log().error(
          { job: name, id: job.id, fault: String(fault), stack: fault instanceof Error ? fault.stack : undefined },
          "job failed; the queue rings again",
        );
        throw fault;
      }
    }
  });
}

/** Keeps one appointment until the worker stops; a failure is logged and the next round comes all the same. */
async function keep(appointment: Appointment): Promise<void> {
  while (!stopping) {
    const now = clock();
    try {
      await (appointment.slotted
        ? runSlot(appointment, now, () => appointment.act(now, workerId))
        : appointment.act(now, workerId));
    } catch (fault) {
      log().error({ appointment: appointment.name, fault: String(fault) }, "appointment failed");
    }
    await pause(appointment.slotted ? 1_000 : appointment.everySeconds * 1_000);
  }
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
