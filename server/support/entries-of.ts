import type { CaseFileKind } from "#domain/case-file.ts";
import type { CaseAuthor, CaseMove, EntryKind } from "#domain/support-case.ts";
import type { Tx } from "#server/db.ts";
import type { CaseKey } from "#server/support/case-entry.ts";
import { namesOf } from "#server/support/names-of.ts";
import { textsIn } from "#server/support/texts-in.ts";

export type CaseFileShown = {
  readonly id: string;
  readonly name: string;
  readonly kind: CaseFileKind;
  readonly size: number;
};
export type CaseEntryShown = {
  readonly id: string;
  readonly at: Date;
  readonly author: CaseAuthor;
  /** "" for the system. */
  readonly by: string;
  readonly kind: EntryKind;
  readonly text: string;
  /** Of what was moved; ids of accounts are names here. */
  readonly move: CaseMove | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly files: readonly CaseFileShown[];
};

/** How clerks share the work among them is not for merchants. */
const ownMoves: readonly (string | undefined)[] = ["priority", "handed-over"] satisfies CaseMove[];

/**
 * What was said and done in a case, the oldest first. @param reader a merchant never sees what clerks note for each other
 */
export async function entriesOf(
  tx: Tx,
  { merchantId, id: caseId }: CaseKey,
  reader: "merchant" | "staff",
): Promise<CaseEntryShown[]> {
  const kind = reader === "merchant" ? { not: "internal-note" } : undefined;
  const rows = await tx.caseEntry.findMany({ where: { merchantId, caseId, kind }, orderBy: { id: "asc" } });
  const entries = rows
    .map((row) => ({ ...row, facts: textsIn(row.facts) }))
    .filter(({ facts }) => reader === "staff" || !ownMoves.includes(facts.move));
  const files = await tx.caseFile.findMany({ where: { merchantId, caseId }, orderBy: { id: "asc" } });
  const names = await namesOf(
    tx,
    entries.flatMap(({ accountId, facts }) => [...(accountId ? [accountId] : []), ...accountsIn(facts)]),
  );
  return entries.map(({ id, at, author, accountId, kind, text, facts }) => {
    const { move, ...rest } = facts;
    return {
      id: String(id),
      at,
      author: author as CaseAuthor,
      by: names.get(accountId ?? "") ?? "",
      kind: kind as EntryKind,
      text,
      move: (move as CaseMove | undefined) ?? null,
      facts: Object.fromEntries(Object.entries(rest).map(([name, fact]) => [name, names.get(fact) ?? fact])),
      files: files
        .filter(({ entryId }) => entryId === id)
        .map((file) => ({ id: String(file.id), name: file.name, kind: file.kind as CaseFileKind, size: file.size })),
    };
  });
}

function accountsIn(facts: Readonly<Record<string, string>>): string[] {
  return Object.values(facts).filter((fact) => /^[0-9a-f-]{36}$/.test(fact));
}
