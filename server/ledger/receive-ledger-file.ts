import { assertBatchKind } from "#domain/batch-kind.ts";
import { plainName } from "#domain/plain-name.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { type StoredFile, storeFile } from "#server/files.ts";
import { headOf } from "#server/ledger/head-of.ts";
import { ring } from "#server/queue/queue.ts";

type ArrivingFile = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

/**
 * Takes a file of issued invoices off the wire: kept, looked at, and accepted for the worker to read. Handed in twice at
 * once it is one delivery.
 * @returns the delivery's id
 * @throws UnreadableFile with what it is instead; Refusal too-much FILE_TOO_LARGE
 */
export async function receiveLedgerFile(context: MerchantContext, file: ArrivingFile, now: Date): Promise<string> {
  const stored = await storeFile(file.bytes);
  assertBatchKind(await headOf(stored.sha256));
  const name = plainName(file.name);
  return inTransaction(context, (tx) => acceptDelivery(tx, context, { ...stored, name, source: "file" }, now));
}

type Delivery = StoredFile & { readonly name: string; readonly source: "file" | "folder" };

/** Row, audit and bell of a stored file in one transaction; one that is still being read is the answer. */
export async function acceptDelivery(
  tx: Tx,
  context: MerchantContext | SystemContext,
  { sha256, size, name, source }: Delivery,
  now: Date,
): Promise<string> {
  const { merchantId } = context;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ledger ${merchantId} ${sha256}`}, 0))`;
  const running = await tx.ledgerImport.findFirst({ where: { merchantId, fileSha256: sha256, state: "RUNNING" } });
  if (running) return String(running.id);
  const accountId = context.kind === "merchant" ? context.accountId : null;
  const { id } = await tx.ledgerImport.create({
    data: {
      merchantId,
      source,
      name,
      accountId,
      fileSha256: sha256,
      fileSize: BigInt(size),
      receivedAt: now,
      state: "RUNNING",
    },
  });
  await ring(tx, "import-ledger", { merchantId, importId: String(id) });
  const facts = { sha256, source };
  await record(
    tx,
    context,
    [{ action: "ledger.import-accepted", subjectKind: "ledger-import", subjects: [String(id)], facts }],
    now,
  );
  return String(id);
}
