import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { StoredFile } from "#server/files.ts";
import { ring } from "#server/queue/queue.ts";

/** `again`: the very same file was handed in before; its batch is the answer. */
export type AcceptedBatch = { readonly batchId: string; readonly again: boolean };

/** Takes a stored file as a batch: row, audit and bell in one transaction. Reading it is the worker's. */
export async function acceptBatch(
  context: MerchantContext,
  file: StoredFile & { readonly name: string },
  now: Date,
): Promise<AcceptedBatch> {
  const { merchantId, accountId } = context;
  return inTransaction(context, async (tx) => {
    await oneAtATime(tx, merchantId, file.sha256);
    const earlier = await tx.batch.findFirst({
      where: { merchantId, fileSha256: file.sha256, state: { notIn: ["CANCELLED", "FAILED"] } },
      orderBy: { id: "desc" },
    });
    if (earlier) return { batchId: String(earlier.id), again: true };
    const batch = await tx.batch.create({
      data: {
        merchantId,
        accountId,
        state: "PARSING",
        fileSha256: file.sha256,
        fileName: file.name.slice(0, 200),
        fileSize: BigInt(file.size),
        createdAt: now,
      },
    });
    await ring(tx, "expand-batch", { merchantId, batchId: String(batch.id) });
    await record(
      tx,
      context,
      [
        {
          action: "batch.accepted",
          subjectKind: "batch",
          subjects: [String(batch.id)],
          facts: { sha256: file.sha256 },
        },
      ],
      now,
    );
    return { batchId: String(batch.id), again: false };
  });
}

/** A double click hands the same file in twice at once: the second waits here and then finds the first. */
async function oneAtATime(tx: Tx, merchantId: string, sha256: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`batch ${merchantId} ${sha256}`}, 0))`;
}
