import { acceptedStates } from "#domain/submission.ts";
import { type ChainedEntry, firstHash, hashOf } from "#server/audit.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

type Entry = ChainedEntry & { readonly hash: Uint8Array };
type Expected = { readonly id: bigint; readonly at: Date };

const acceptances: readonly string[] = acceptedStates.map((state) => `submission.${state.toLowerCase()}`);

/**
 * Whether each acceptance (or, before there is one, each hand-in) has its entry in the merchant's chain, that entry has
 * the hash it was given, and it follows from the one before.
 */
export async function auditHolds(tx: Tx, merchantId: string, subject: Subject): Promise<boolean> {
  const expected = await readExpected(tx, merchantId, subject);
  const entries = await readEntries(tx, merchantId, expected);
  const named = new Set(entries.filter(isExpected).flatMap(({ at, subjects }) => subjects.map((id) => mark(id, at))));
  if (expected.length === 0 || !expected.every(({ id, at }) => named.has(mark(String(id), at)))) return false;
  return linksHold(tx, merchantId, entries);
}

/** Acceptance is written in the transaction of the receipt, a hand-in in that of the row: at the same instant. */
async function readExpected(tx: Tx, merchantId: string, subject: Subject): Promise<Expected[]> {
  const wanted = isOfBatch(subject)
    ? Prisma.sql`submission.batch_id = ${subject.batchId}`
    : Prisma.sql`submission.id = ${subject.submissionId}`;
  return tx.$queryRaw<Expected[]>`
    SELECT id, coalesce(received_at, queued_at) AS at FROM submission
    LEFT JOIN receipt ON receipt.merchant_id = submission.merchant_id AND receipt.submission_id = submission.id
    WHERE submission.merchant_id = ${merchantId}::uuid AND ${wanted}`;
}

async function readEntries(tx: Tx, merchantId: string, expected: readonly Expected[]): Promise<Entry[]> {
  const instants = [...new Set(expected.map(({ at }) => at.getTime()))].map((at) => new Date(at));
  return tx.auditEntry.findMany({
    where: { merchantId, at: { in: instants }, subjectKind: "submission" },
    orderBy: { seq: "asc" },
  });
}

function isExpected({ action }: Entry): boolean {
  return action === "submission.queued" || acceptances.includes(action);
}

function mark(id: string, at: Date): string {
  return `${id} ${at.getTime()}`;
}

async function linksHold(tx: Tx, merchantId: string, entries: readonly Entry[]): Promise<boolean> {
  const before = await tx.auditEntry.findMany({
    where: { merchantId, seq: { in: entries.map(({ seq }) => seq - 1n) } },
    select: { seq: true, hash: true },
  });
  const hashes = new Map<bigint, Uint8Array>([[0n, firstHash], ...before.map(({ seq, hash }) => [seq, hash] as const)]);
  return entries.every((entry) => {
    const previous = hashes.get(entry.seq - 1n);
    return (
      previous !== undefined &&
      Buffer.from(entry.previousHash).equals(previous) &&
      Buffer.from(entry.hash).equals(hashOf(entry))
    );
  });
}
