import type { CaseAuthor, CaseMove, EntryKind } from "#domain/support-case.ts";
import type { Tx } from "#server/db.ts";
import { keepArrived } from "#server/files.ts";
import type { KeptFile } from "#server/support/keep-case-file.ts";

export type CaseKey = { readonly merchantId: string; readonly id: bigint };
type NewEntry = {
  readonly author: CaseAuthor;
  readonly accountId: string | null;
  readonly kind: EntryKind;
  readonly text?: string;
  readonly facts?: { readonly move: CaseMove; readonly [name: string]: string };
  readonly files?: readonly KeptFile[];
};

/**
 * Writes down what was said or done in a case; only now its files are in the store, for whatever may refuse it has not.
 * @returns the entry's id
 */
export async function writeEntry(
  tx: Tx,
  { merchantId, id: caseId }: CaseKey,
  entry: NewEntry,
  at: Date,
): Promise<bigint> {
  const { author, accountId, kind, text = "", facts = {}, files = [] } = entry;
  const { id: entryId } = await tx.caseEntry.create({
    data: { merchantId, caseId, at, author, accountId, kind, text, facts },
  });
  if (files.length === 0) return entryId;
  const rows = files.map(({ sha256, size, name, kind }) => ({
    merchantId,
    caseId,
    entryId,
    at,
    sha256,
    size,
    name,
    kind,
  }));
  await tx.caseFile.createMany({ data: rows });
  for (const file of files) await keepArrived(file);
  return entryId;
}

/** What was said: words, files, or both. */
export function saidKind(words: string): "message" | "file" {
  return words === "" ? "file" : "message";
}
