import type { OperatorContext } from "#server/context.ts";
import { type JobName, jobNames, queue } from "#server/queue/queue.ts";

/** How many bells of a kind wait, ring and failed. Only bells: what is to be done stands in the rows. */
export type ListedQueue = {
  readonly name: JobName;
  /** Ready to be taken now. */
  readonly ready: number;
  /** Waiting for their time: another try after a failure. */
  readonly deferred: number;
  readonly active: number;
  readonly failed: number;
  /** When they were counted; the queue counts at most once a minute. */
  readonly countedAt: Date;
};

export async function listQueues(_context: OperatorContext): Promise<ListedQueue[]> {
  const boss = await queue();
  return Promise.all(
    jobNames.map(async (name) => {
      const [stats] = await boss.getQueueStats(name, { force: true });
      if (!stats) throw new Error(`the queue ${name} has no counts`);
      const { readyCount, deferredCount, activeCount, failedCount, capturedOn } = stats;
      return {
        name,
        ready: readyCount,
        deferred: deferredCount,
        active: activeCount,
        failed: failedCount,
        countedAt: capturedOn,
      };
    }),
  );
}
