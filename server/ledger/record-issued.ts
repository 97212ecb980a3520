import { identityOf } from "#domain/identity-of.ts";
import { type InvoiceDraft, type InvoiceKey, invoiceKey, invoiceText } from "#domain/invoice.ts";
import { refusesEntry } from "#domain/issuing-check.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import { type ReadingGround, readInvoice } from "#domain/read-invoice.ts";
import type { ApiContext, MerchantContext, SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { Prisma } from "#server/generated/prisma/client.ts";
import { noteOffline } from "#server/ledger/check-offline.ts";
import { invoiceTextIn, knownContents } from "#server/ledger/known-contents.ts";
import { type Entry, type EntryOutcome, entryOutcomes, recordEntries } from "#server/ledger/record-entries.ts";
import { storableJson } from "#server/reading/storable-json.ts";

/** An invoice as its issuing system says it; `problems` where not even its fields could be read. */
export type Issued = {
  readonly invoice: InvoiceDraft;
  readonly transferWords: string;
  readonly problems?: readonly Problem[];
  /** As it was said, to be kept where it is refused; the draft when left out. */
  readonly said?: unknown;
};
/** By which way it came: `ledger_import.source`. */
export type IssuedSource = { readonly kind: "file" | "folder" | "api"; readonly name?: string };

export type RecordedIssued = {
  readonly importId: string;
  readonly counts: EntryCounts;
  /** One for each invoice, in their order. */
  readonly items: readonly RecordedItem[];
};
export type EntryCounts = Readonly<Record<EntryOutcome, number>>;
export type RecordedItem = {
  readonly key: InvoiceKey | null;
  readonly outcome: EntryOutcome;
  readonly problems: readonly Problem[];
};

/**
 * Records what a merchant issued, as its issuing system tells: what cannot be read or is somebody else's is refused by
 * itself and kept with its reasons, all others are entries. Said again, it changes nothing.
 */
export async function recordIssued(
  context: MerchantContext | SystemContext | ApiContext<"issued:write">,
  issued: readonly Issued[],
  source: IssuedSource,
  now: Date,
): Promise<RecordedIssued> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const entries = await entriesOf(tx, merchantId, issued, now);
    const recorded = await recordEntries(tx, context, storableJson(entries), now);
    if (recorded.some(({ key }) => key !== null && identityOf(key).code !== null))
      await noteOffline(tx, merchantId, now);
    const items = recorded.map(({ key, outcome }, index) => ({
      key,
      outcome,
      problems: problemsOf(entries[index], outcome),
    }));
    const counts = countsOf(items);
    const { id } = await tx.ledgerImport.create({
      data: {
        merchantId,
        source: source.kind,
        name: source.name ?? "",
        accountId: context.kind === "merchant" ? context.accountId : null,
        tokenId: context.kind === "api" ? context.tokenId : null,
        receivedAt: now,
        finishedAt: now,
        state: "DONE",
        readTo: items.length,
        total: items.length,
        ...counts,
      },
    });
    await keepRefused(tx, merchantId, id, issued, items);
    return { importId: String(id), counts, items };
  });
}

/** What is said of one that is refused beside another is said here: nothing was wrong with it alone. */
export function problemsOf(entry: Entry | undefined, outcome: EntryOutcome): readonly Problem[] {
  const problems = entry?.problems ?? [];
  if (outcome !== "refused" || !entry || entry.refused) return problems;
  const doubled = {
    code: "SAID_TWICE_DIFFERENTLY",
    severity: "reject",
    field: "number",
    value: entry.key ?? "",
  } as const;
  return [...problems, doubled];
}

export function countsOf(items: readonly { readonly outcome: EntryOutcome }[]): EntryCounts {
  const counts = Object.fromEntries(entryOutcomes.map((outcome) => [outcome, 0])) as Record<EntryOutcome, number>;
  for (const { outcome } of items) counts[outcome]++;
  return counts;
}

async function entriesOf(tx: Tx, merchantId: string, issued: readonly Issued[], now: Date): Promise<Entry[]> {
  const { taxpayerId, name } = await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
  const ground = { merchantTaxpayerId: taxpayerId, merchantName: name, today: businessDateOf(now) };
  const keys = issued.flatMap(({ invoice, problems }) => (problems ? [] : invoiceKey(invoice)));
  const known = await knownContents(tx, merchantId, keys);
  return issued.map((one, index) =>
    entryOf(one, index + 1, { ...ground, known: invoiceTextIn(known.get(invoiceKey(one.invoice))) }),
  );
}

function entryOf({ invoice: draft, transferWords, problems }: Issued, row: number, ground: ReadingGround): Entry {
  if (problems) return { row, key: null, content: null, words: "", problems, refused: true };
  const { invoice, key, problems: found } = readInvoice(draft, ground);
  const refused = invoice === null || found.some(refusesEntry);
  return { row, key, content: invoice && invoiceText(invoice), words: transferWords, problems: found, refused };
}

async function keepRefused(
  tx: Tx,
  merchantId: string,
  importId: bigint,
  issued: readonly Issued[],
  items: readonly RecordedItem[],
): Promise<void> {
  const refused = items.flatMap(({ outcome, problems }, index) => {
    if (outcome !== "refused") return [];
    const content = keptOf(issued[index]?.said ?? issued[index]?.invoice ?? null);
    return [{ row: index + 1, content, problems: JSON.parse(storableJson(problems)) }];
  });
  if (refused.length === 0) return;
  await tx.ledgerImportRefusal.createMany({ data: refused.map((one) => ({ merchantId, importId, ...one })) });
}

/** Enough to know it by; nobody fills our books with what is no invoice. */
const longestKept = 20_000;

function keptOf(said: unknown): Prisma.InputJsonValue {
  const json = storableJson({ said });
  return json.length > longestKept ? { said: json.slice(0, longestKept).toWellFormed() } : JSON.parse(json);
}
