import { assertBatchKind } from "#domain/batch-kind.ts";
import { invoiceKindCodes } from "#domain/invoice-kind.ts";
import { businessDateOf } from "#domain/period.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { placeOf } from "#server/files.ts";
import { noteOffline } from "#server/ledger/check-offline.ts";
import { headOf } from "#server/ledger/head-of.ts";
import { knownContents } from "#server/ledger/known-contents.ts";
import { recordEntries } from "#server/ledger/record-entries.ts";
import { countsOf, problemsOf } from "#server/ledger/record-issued.ts";
import type { FileEntry } from "#server/reading/file-entry.ts";
import { readFileApart } from "#server/reading/read-file-apart.ts";
import { tableLimits } from "#server/reading/start-thread.ts";
import type { Answer, Ask, Piece, RowsTask, TableFacts } from "#server/reading/thread-messages.ts";

/**
 * Reads a delivered file into the ledger, a piece a transaction. Killed anywhere, it goes on after the last piece; a file
 * that cannot be read ends as FAILED with the reason.
 */
export async function importFile(
  context: SystemContext,
  importId: bigint,
  clock: () => Date,
  limits = tableLimits,
): Promise<void> {
  try {
    const task = await taskOf(context, importId);
    if (task === null) return;
    const pieces = readFileApart(task, (ask) => answerTo(context, ask, clock()), limits);
    let readTo = task.after;
    let next = await pieces.next();
    for (; !next.done; next = await pieces.next()) {
      await takePiece(context, importId, next.value, readTo, clock());
      readTo = next.value.lastRow;
    }
    await finish(context, importId, next.value, clock());
  } catch (fault) {
    if (!(fault instanceof UnreadableFile)) throw fault;
    await fail(context, importId, fault, clock());
  }
}

async function taskOf(context: SystemContext, importId: bigint): Promise<RowsTask | null> {
  const { merchantId } = context;
  const found = await inTransaction(context, async (tx) => {
    const delivery = await tx.ledgerImport.findUnique({ where: { merchantId_id: { merchantId, id: importId } } });
    if (delivery?.state !== "RUNNING" || !delivery.fileSha256) return null;
    const { taxpayerId, name } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    return { sha256: delivery.fileSha256, size: Number(delivery.fileSize), after: delivery.readTo, taxpayerId, name };
  });
  if (!found) return null;
  return {
    kind: "rows",
    writes: "entries",
    batchKind: assertBatchKind(await headOf(found.sha256)),
    path: placeOf(found.sha256),
    size: found.size,
    choice: {},
    after: found.after,
    // Whether there is a way to the bureau is not what a ledger asks.
    ground: { merchantTaxpayerId: found.taxpayerId, merchantName: found.name, kinds: invoiceKindCodes },
  };
}

async function answerTo(context: SystemContext, { keys }: Ask, now: Date): Promise<Answer> {
  const contents = await inTransaction(context, (tx) => knownContents(tx, context.merchantId, keys));
  const nothingElse = { openId: null, acceptedId: null, there: null, stands: true };
  const known = new Map([...contents].map(([key, content]) => [key, { content, ...nothingElse }]));
  return { today: businessDateOf(now), known, recoveries: new Map() };
}

/** @param readTo where the piece begins; a second worker on the same file finds that it has moved, and writes nothing */
async function takePiece(
  context: SystemContext,
  importId: bigint,
  { lastRow, text }: Piece,
  readTo: number,
  now: Date,
): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const where = { merchantId, id: importId, state: "RUNNING", readTo };
    const { count } = await tx.ledgerImport.updateMany({ where, data: { readTo: lastRow } });
    if (count === 0) throw new Error(`ledger import ${importId} is being read elsewhere`);
    const json = Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString("utf8");
    const recorded = await recordEntries(tx, context, json, now);
    const { taken, changed, unchanged, kept, refused } = countsOf(recorded);
    await tx.ledgerImport.update({
      where: { merchantId_id: { merchantId, id: importId } },
      data: {
        total: { increment: recorded.length },
        taken: { increment: taken },
        changed: { increment: changed },
        unchanged: { increment: unchanged },
        kept: { increment: kept },
        refused: { increment: refused },
      },
    });
    if (refused > 0) await keepRefused(tx, merchantId, importId, json, recorded);
  });
}

async function keepRefused(
  tx: Tx,
  merchantId: string,
  importId: bigint,
  json: string,
  recorded: Awaited<ReturnType<typeof recordEntries>>,
): Promise<void> {
  const refused = new Set(recorded.flatMap(({ row, outcome }) => (outcome === "refused" ? row : [])));
  const entries: FileEntry[] = JSON.parse(json);
  await tx.ledgerImportRefusal.createMany({
    data: entries
      .filter(({ row }) => refused.has(row))
      .map((entry) => ({
        merchantId,
        importId,
        row: entry.row,
        content: [...entry.cells],
        problems: problemsOf(entry, "refused").map((problem) => ({ ...problem })),
      })),
  });
}

async function finish(context: SystemContext, importId: bigint, { header }: TableFacts, now: Date): Promise<void> {
  await end(context, importId, { state: "DONE", header: [...header], finishedAt: now }, now);
}

async function fail(context: SystemContext, importId: bigint, { problem }: UnreadableFile, now: Date): Promise<void> {
  await end(context, importId, { state: "FAILED", problems: [{ ...problem }], finishedAt: now }, now);
}

type Ending =
  | { state: "DONE"; header: string[]; finishedAt: Date }
  | { state: "FAILED"; problems: object[]; finishedAt: Date };

async function end(context: SystemContext, importId: bigint, ending: Ending, now: Date): Promise<void> {
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    const where = { merchantId, id: importId, state: "RUNNING" };
    const { count } = await tx.ledgerImport.updateMany({ where, data: ending });
    if (count === 0) return;
    await noteOffline(tx, merchantId, now);
    const action = `ledger.import-${ending.state.toLowerCase()}`;
    await record(tx, context, [{ action, subjectKind: "ledger-import", subjects: [String(importId)] }], now);
  });
}
