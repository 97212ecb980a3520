import type { BatchKind } from "#domain/batch-kind.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { StoredFile } from "#server/files.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { ring } from "#server/queue/queue.ts";

export type BatchFile = StoredFile & {
  readonly name: string;
  /** By its first bytes; `table` when left out. */
  readonly kind?: BatchKind;
  /** What the merchant said of its sheets and columns. */
  readonly choice?: ColumnChoice | null;
};
/** `again`: the very same file was handed in before; its batch is the answer. */
export type AcceptedBatch = { readonly batchId: string; readonly again: boolean };

/** Takes a stored file as a batch: row, audit and bell in one transaction. Reading it is the worker's. */
export function acceptBatch(context: MerchantContext, file: BatchFile, now: Date): Promise<AcceptedBatch> {
  return inTransaction(context, (tx) => acceptBatchIn(tx, context, file, now));
}

/** The same inside a transaction that has more to say; call it last, it locks the audit chain's head. */
export async function acceptBatchIn(
  tx: Tx,
  context: MerchantContext,
  { sha256, size, name, kind = "table", choice = null }: BatchFile,
  now: Date,
): Promise<AcceptedBatch> {
  const { merchantId, accountId } = context;
  await oneAtATime(tx, merchantId, sha256);
  const earlier = await findBatchOf(tx, merchantId, { sha256, choice });
  if (earlier) return { batchId: String(earlier), again: true };
  const batch = await tx.batch.create({
    data: {
      merchantId,
      accountId,
      state: "PARSING",
      kind,
      fileSha256: sha256,
      fileName: name,
      fileSize: BigInt(size),
      ...(choice && { choice }),
      createdAt: now,
    },
  });
  await ring(tx, "expand-batch", { merchantId, batchId: String(batch.id) });
  const facts = { sha256 };
  await record(
    tx,
    context,
    [{ action: "batch.accepted", subjectKind: "batch", subjects: [String(batch.id)], facts }],
    now,
  );
  return { batchId: String(batch.id), again: false };
}

/** The merchant's own batch of this file, read as chosen; none that was put away or could not be read. */
export async function findBatchOf(
  tx: Tx,
  merchantId: string,
  { sha256, choice }: { readonly sha256: string; readonly choice: ColumnChoice | null },
): Promise<bigint | null> {
  const batch = await tx.batch.findFirst({
    where: {
      merchantId,
      fileSha256: sha256,
      state: { notIn: ["CANCELLED", "FAILED"] },
      choice: { equals: choice ?? Prisma.DbNull },
    },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return batch?.id ?? null;
}

/** A double click hands the same file in twice at once: the second waits here and then finds the first. */
async function oneAtATime(tx: Tx, merchantId: string, sha256: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`batch ${merchantId} ${sha256}`}, 0))`;
}
