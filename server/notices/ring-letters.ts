import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { postOffice } from "#server/notices/post-office.ts";
import { ring } from "#server/queue/queue.ts";

/** Rings for every merchant with a letter whose time has come and that somebody carries. @returns for how many */
export async function ringLetters(now: Date): Promise<number> {
  const carried = Object.keys(postOffice());
  const due = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ merchantId: string }[]>`
      SELECT DISTINCT merchant_id::text AS "merchantId" FROM letter WHERE next_at <= ${now} AND channel = ANY(${carried}::text[])`,
  );
  for (const { merchantId } of due) {
    await inTransaction(systemContext(merchantId, "ring-letters"), (tx) => ring(tx, "send-letters", { merchantId }));
  }
  return due.length;
}
