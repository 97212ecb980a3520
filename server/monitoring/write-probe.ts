import { causeOfProbe } from "#domain/probe.ts";
import type { Reply } from "#domain/reply.ts";
import type { Exchange } from "#server/bureau/bureau.ts";
import type { Tx } from "#server/db.ts";
import { minuteOf, writeFigures } from "#server/monitoring/write-figures.ts";

/** Keeps what one look at a way showed, and how far the bureau's clock was from ours. */
export async function writeProbe(tx: Tx, { reading, record }: Exchange<Reply>): Promise<void> {
  const { connector, sentAt, repliedAt, bureauTime, status, traceId, outcome, replyBody } = record;
  const ms = repliedAt && repliedAt.getTime() - sentAt.getTime();
  const cause = causeOfProbe(reading, replyBody);
  await tx.probe.createMany({
    data: [{ connector, at: sentAt, ms, outcome, cause, status, traceId }],
    skipDuplicates: true,
  });
  if (!bureauTime || !repliedAt) return;
  const apart = Math.abs(bureauTime.getTime() - repliedAt.getTime()) / 1_000;
  const figure = { name: "bureau_clock_apart_seconds", subject: connector, value: apart } as const;
  await writeFigures(tx, [figure], minuteOf(repliedAt));
}
