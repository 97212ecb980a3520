import type { InvoiceKey, InvoiceText } from "#domain/invoice.ts";
import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { limitsOf } from "#server/ledger/issuing-limits.ts";
import { takeTurn } from "#server/ledger/take-turn.ts";
import { replaceable, writingIssued } from "#server/ledger/write-issued.ts";

/**
 * `taken`: new in the ledger; `changed`: it says something else now; `unchanged`: it said just so before; `kept`: it says
 * something else, but the bureau has it or it is on its way, so the ledger stays as it is; `refused`: it is no entry.
 */
export const entryOutcomes = ["taken", "changed", "unchanged", "kept", "refused"] as const;
export type EntryOutcome = (typeof entryOutcomes)[number];

/** One invoice as it was read from wherever it was said. */
export type Entry = {
  /** Its place, from 1. */
  readonly row: number;
  readonly key: InvoiceKey | null;
  readonly content: InvoiceText | null;
  /** What the issuing system said about its transfer. */
  readonly words: string;
  readonly problems: readonly Problem[] | null;
  readonly refused: boolean;
};
export type RecordedEntry = { readonly row: number; readonly key: InvoiceKey | null; readonly outcome: EntryOutcome };

/**
 * The one way into the ledger, for a file, the folder and the API: set-based, with findings and standings, and one audit
 * entry. Said twice, it is written once. What a device may leave offline is noted by the caller, once for all of it.
 * @param entries as `storableJson` of `Entry[]`; what else stands in them is not looked at
 */
export async function recordEntries(
  tx: Tx,
  context: TenantContext,
  entries: string,
  now: Date,
): Promise<RecordedEntry[]> {
  const { merchantId } = context;
  await takeTurn(tx, merchantId);
  const recorded = await write(tx, merchantId, entries, now);
  const written = recorded.flatMap(({ key, outcome }) =>
    key !== null && (outcome === "taken" || outcome === "changed") ? key : [],
  );
  if (written.length === 0) return recorded;
  await deriveStandings(tx, merchantId, written);
  await record(tx, context, [{ action: "ledger.recorded", subjectKind: "invoice", subjects: written }], now);
  return recorded;
}

/** The second of two equal ones in one delivery says nothing new; of two that differ nobody knows which is right. */
async function write(tx: Tx, merchantId: string, entries: string, now: Date): Promise<RecordedEntry[]> {
  const issued = Prisma.sql`
    SELECT key, content, words, NULL::bigint AS submission, problems FROM asked WHERE outcome IN ('taken', 'changed')`;
  const limits = await limitsOf(tx, merchantId, now);
  return tx.$queryRaw<RecordedEntry[]>`
    WITH given AS MATERIALIZED (
      SELECT entry.*, row_number() OVER same AS turn, first_value(content) OVER same AS first
      FROM jsonb_to_recordset(${entries}::jsonb) AS entry (row int, key text, content jsonb, words text, problems jsonb, refused boolean)
      WINDOW same AS (PARTITION BY key, refused ORDER BY row)
    ), asked AS MATERIALIZED (
      SELECT given.row, given.key, given.content, given.words, given.problems,
        CASE WHEN given.refused OR (given.turn > 1 AND given.content <> given.first) THEN 'refused'
          WHEN given.turn > 1 THEN 'unchanged'
          WHEN ledger.key IS NULL THEN 'taken'
          WHEN ledger.content = given.content AND given.words IN ('', ledger.transfer_words) THEN 'unchanged'
          WHEN ${replaceable} THEN 'changed'
          ELSE 'kept' END AS outcome
      FROM given LEFT JOIN issued_invoice ledger ON ledger.merchant_id = ${merchantId}::uuid AND ledger.key = given.key
    ), ${writingIssued({ merchantId, issued, origin: "import", limits, now })}
    SELECT row, key, outcome FROM asked ORDER BY row`;
}
