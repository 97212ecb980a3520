import { fromPrisma, PgBoss } from "pg-boss";
import type { Tx } from "#server/db.ts";
import { env } from "#server/env.ts";
import { currentTrace, log } from "#server/log.ts";

/** Every bell there is and what it carries: ids only. A job without a handler does not compile (`worker/handlers.ts`). */
export type Jobs = {
  "expand-batch": { readonly merchantId: string; readonly batchId: string };
  "submit-batch": { readonly merchantId: string; readonly batchId: string };
  "send-due": { readonly merchantId: string };
  "poll-due": { readonly merchantId: string };
  "check-due": { readonly merchantId: string };
  "compare-books": { readonly merchantId: string; readonly span: "recent" | "full" | "asked" };
  "send-letters": { readonly merchantId: string };
  "import-ledger": { readonly merchantId: string; readonly importId: string };
  "tell-incident": { readonly merchantId: string; readonly incidentId: string; readonly updateId: string | null };
};
export type JobName = keyof Jobs;
/** A job as it arrives, with the trace of whoever rang for it. */
export type Rung<Name extends JobName> = Jobs[Name] & { readonly trace?: string };

export const jobNames = [
  "expand-batch",
  "submit-batch",
  "send-due",
  "poll-due",
  "check-due",
  "compare-books",
  "send-letters",
  "import-ledger",
  "tell-incident",
] as const satisfies JobName[];

/** A job that is still at work after this is taken for dead. */
export const jobSeconds = 900;

/** How often a job whose worker died is looked for: until then nobody else takes up its merchant's work. */
const deadJobsSeconds = 5;

const kept = globalThis as typeof globalThis & { buchuanQueue?: Promise<PgBoss> };

/** The queue of this process, started once; `supervised` in the worker, which also keeps it tidy. */
export function queue(role: "rings" | "supervised" = "rings"): Promise<PgBoss> {
  kept.buchuanQueue ??= start(role);
  return kept.buchuanQueue;
}

/**
 * Rings for one job, in the transaction that wrote its row: rolled back, there is no job. At most one job of a kind
 * waits for a subject, so ringing twice is ringing once.
 */
export async function ring<Name extends JobName>(tx: Tx, name: Name, job: Jobs[Name]): Promise<void> {
  const boss = await queue();
  await boss.send(name, { ...job, trace: currentTrace() }, { singletonKey: subjectOf(job), db: fromPrisma(tx) });
}

export async function stopQueue(): Promise<void> {
  const boss = await kept.buchuanQueue;
  delete kept.buchuanQueue;
  await boss?.stop({ graceful: true, timeout: 30_000 });
}

function subjectOf(job: Jobs[JobName]): string {
  if ("incidentId" in job) return `${job.incidentId}/${job.updateId ?? ""}`;
  if ("importId" in job) return `${job.merchantId}/${job.importId}`;
  return "batchId" in job ? `${job.merchantId}/${job.batchId}` : job.merchantId;
}

async function start(role: "rings" | "supervised"): Promise<PgBoss> {
  const supervised = role === "supervised";
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: supervised ? 6 : 2,
    migrate: false,
    createSchema: false,
    supervise: supervised,
    superviseIntervalSeconds: deadJobsSeconds,
    monitorIntervalSeconds: deadJobsSeconds,
    schedule: false,
    useListenNotify: supervised,
  });
  boss.on("error", (fault) => log().error({ fault: String(fault) }, "queue"));
  await boss.start();
  for (const name of jobNames) {
    await boss.createQueue(name, {
      policy: "stately",
      notify: true,
      retryLimit: 20,
      retryBackoff: true,
      retryDelay: 1,
      retryDelayMax: 60,
      expireInSeconds: jobSeconds,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 3600,
    });
  }
  return boss;
}
