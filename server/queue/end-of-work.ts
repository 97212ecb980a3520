import { later } from "#domain/period.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { jobSeconds, ring } from "#server/queue/queue.ts";

/**
 * Two thirds of what a job may take: one that goes on for longer ends by itself and rings for the rest. Past the whole the
 * queue takes it for dead and gives its merchant to another beside it.
 */
export const workMs = (jobSeconds * 1_000 * 2) / 3;

/** @returns whether the time of the job that begins now is over */
export function endOfWork(clock: () => Date): () => boolean {
  const end = later(clock(), workMs);
  return () => clock() >= end;
}

/** Rings for what a job that has come to the end of its time leaves. */
export function ringForRest(context: SystemContext, name: "send-due" | "poll-due" | "check-due"): Promise<void> {
  return inTransaction(context, (tx) => ring(tx, name, { merchantId: context.merchantId }));
}
