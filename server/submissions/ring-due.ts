import { systemContext } from "#server/context.ts";
import { acrossPracticeToo, inTransaction } from "#server/db.ts";
import { ring } from "#server/queue/queue.ts";

type Due = { merchantId: string; send: boolean; poll: boolean; check: boolean };

/** Rings for every merchant who has a row whose time has come. The rows are the timetable; this only looks at them. */
export async function ringDue(now: Date): Promise<number> {
  const due = await acrossPracticeToo(
    (tx) => tx.$queryRaw<Due[]>`
    SELECT merchant_id AS "merchantId",
      bool_or(state IN ('QUEUED', 'HELD')) AS send,
      bool_or(state = 'PROCESSING') AS poll,
      bool_or(state IN ('UNKNOWN', 'RETRY_WAIT', 'SENDING', 'CHECKING')) AS check
    FROM submission WHERE next_at <= ${now} GROUP BY merchant_id`,
  );
  for (const { merchantId, send, poll, check } of due) {
    await inTransaction(systemContext(merchantId, "ring-due"), async (tx) => {
      if (send) await ring(tx, "send-due", { merchantId });
      if (poll) await ring(tx, "poll-due", { merchantId });
      if (check) await ring(tx, "check-due", { merchantId });
    });
  }
  return due.length;
}
