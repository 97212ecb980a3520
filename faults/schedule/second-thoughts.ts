import type { Chance } from "#faults/chance.ts";
import type { Stage } from "#faults/schedule/stage.ts";
import { unlessAway } from "#faults/schedule/unless-away.ts";
import { inTransaction } from "#server/db.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";
import { retrySubmission } from "#server/submissions/retry-submission.ts";
import { exampleClerk, exampleView } from "#server/support/example-clerk.ts";

/** Takes back something that is open, whether that is still possible or not. */
export async function cancelSome({ merchants }: Stage, chance: Chance): Promise<string> {
  const { context } = chance.oneOf(merchants);
  const place = chance.whole(0, 20);
  return unlessAway(async () => {
    const open = await inTransaction(context, (tx) =>
      tx.submission.findFirst({
        where: { merchantId: context.merchantId, nextAt: { not: null } },
        orderBy: { id: "desc" },
        skip: place,
      }),
    );
    if (!open) return "nothing open";
    await cancelSubmission(context, open.id, new Date());
    return `${open.id}, ${open.state}`;
  });
}

/** A clerk lets what lies with support go on, in the middle of it all. */
export async function retrySome({ merchants }: Stage, chance: Chance): Promise<string> {
  const { system } = chance.oneOf(merchants);
  const { merchantId } = system;
  return unlessAway(async () => {
    const waiting = await inTransaction(system, (tx) =>
      tx.submission.findMany({ where: { merchantId, state: "NEEDS_SUPPORT" }, select: { id: true }, take: 20 }),
    );
    if (waiting.length === 0) return "nothing with support";
    const view = await exampleView(await exampleClerk(), merchantId, new Date());
    for (const { id } of waiting) await retrySubmission(view, id, new Date());
    return `${waiting.length} with support`;
  });
}
