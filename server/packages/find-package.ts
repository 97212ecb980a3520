import { type PackageState, packageStateOf } from "#domain/package.ts";
import { acceptedStates, endedStates, type HeldReason, type SubmissionState } from "#domain/submission.ts";
import type { StoredAnswer } from "#server/bureau/package/stored-answer.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { invoicesOfPackage } from "#server/packages/invoices-of-package.ts";
import { Refusal } from "#server/refusal.ts";
import { referenceOf } from "#server/submissions/reference.ts";

/** A package with its invoices and where each stands. Money in fen. */
export type FoundPackage = {
  readonly id: string;
  readonly number: number;
  readonly state: PackageState;
  readonly fileName: string;
  readonly madeAt: Date;
  readonly downloadedAt: Date | null;
  readonly handedInAt: Date | null;
  readonly bureauNumber: string | null;
  readonly dissolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly total: bigint;
  readonly counters: PackageCounters;
  /** Invoices whose answer is here and which the worker has not settled by it yet. */
  readonly settling: number;
  /** Invoices of which a later file said something else than an earlier one: nothing was changed, a person looks. */
  readonly contradicted: readonly string[];
  readonly rows: readonly PackedInvoice[];
  readonly after: string | null;
};

/** `left`: the bureau does not have it, so it waits for another package or lies in one. They add up to `invoices`. */
export type PackageCounters = {
  readonly invoices: number;
  readonly accepted: number;
  readonly returned: number;
  readonly open: number;
  readonly left: number;
};

export type PackedInvoice = {
  readonly submissionId: string;
  readonly reference: string;
  readonly key: string;
  readonly buyerName: string;
  readonly issuedOn: string;
  readonly total: bigint;
  readonly state: SubmissionState;
  readonly heldReason: HeldReason | null;
  readonly verdictMessage: string | null;
  /** What was brought back about it last. */
  readonly answer: StoredAnswer["kind"] | null;
  /** It lies in this package no more. */
  readonly left: boolean;
};

const pageSize = 100;

/** @param after submission id of the last row seen @throws Refusal not-found PACKAGE */
export async function findPackage(
  context: ReaderContext,
  packageId: bigint,
  after: string | null = null,
): Promise<FoundPackage> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const known = await tx.package.findUnique({ where: { merchantId_id: { merchantId, id: packageId } } });
    if (!known) throw new Refusal("not-found", "PACKAGE");
    const rows = await packedInvoices(tx, merchantId, packageId, after);
    const counters = await countRows(tx, merchantId, packageId);
    return {
      id: String(known.id),
      number: known.number,
      state: packageStateOf(known),
      fileName: known.fileName,
      madeAt: known.madeAt,
      downloadedAt: known.downloadedAt,
      handedInAt: known.handedInAt,
      bureauNumber: known.bureauNumber,
      dissolvedAt: known.dissolvedAt,
      closedAt: known.closedAt,
      total: known.totalFen,
      counters: { invoices: known.invoices, ...counters, left: leftOf(known, counters) },
      settling: await countSettling(tx, merchantId, packageId),
      contradicted: await contradictedIn(tx, merchantId, packageId),
      rows: rows.slice(0, pageSize),
      after: rows.length > pageSize ? (rows[pageSize - 1]?.submissionId ?? null) : null,
    };
  });
}

type Row = Omit<PackedInvoice, "submissionId" | "reference"> & { readonly id: bigint };

/** Those that lie in it, and those that left because the bureau's list does not show them. */
async function packedInvoices(
  tx: Tx,
  merchantId: string,
  packageId: bigint,
  after: string | null,
): Promise<PackedInvoice[]> {
  const from = after !== null && /^\d{1,18}$/.test(after) ? BigInt(after) : 0n;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT submission.id, submission.invoice_key AS key, ledger.buyer_name AS "buyerName", ledger.issued_on::text AS "issuedOn", ledger.total,
      submission.state, submission.held_reason AS "heldReason", submission.verdict_message AS "verdictMessage", answer.kind AS answer,
      submission.package_id IS DISTINCT FROM ${packageId} AS left
    FROM ${invoicesOfPackage(merchantId, packageId)}
    WHERE submission.id > ${from} ORDER BY submission.id LIMIT ${pageSize + 1}`;
  return rows.map(({ id, ...row }) => ({ ...row, submissionId: String(id), reference: referenceOf(id) }));
}

type Counted = Pick<PackageCounters, "accepted" | "returned" | "open">;

async function countRows(tx: Tx, merchantId: string, packageId: bigint): Promise<Counted> {
  const groups = await tx.submission.groupBy({ by: ["state"], where: { merchantId, packageId }, _count: true });
  const sum = (states: readonly string[]) =>
    groups.reduce((count, { state, _count }) => (states.includes(state) ? count + _count : count), 0);
  const all = groups.reduce((count, { _count }) => count + _count, 0);
  const accepted = sum(acceptedStates);
  const ended = sum(endedStates);
  return { accepted, returned: ended - accepted, open: all - ended };
}

function leftOf({ invoices, dissolvedAt }: { invoices: number; dissolvedAt: Date | null }, counted: Counted): number {
  return dissolvedAt ? invoices : invoices - counted.accepted - counted.returned - counted.open;
}

/** A duplicate is settled as UNKNOWN until the bureau's list is brought back. */
async function countSettling(tx: Tx, merchantId: string, packageId: bigint): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT submission.id)::int AS count FROM submission
    JOIN package_answer answer ON answer.merchant_id = submission.merchant_id AND answer.package_id = submission.package_id
      AND answer.invoice_key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.package_id = ${packageId}
      AND (submission.state = 'PROCESSING' OR (submission.state IN ('UNKNOWN', 'CHECKING') AND answer.kind <> 'duplicate'))`;
  return row?.count ?? 0;
}

async function contradictedIn(tx: Tx, merchantId: string, packageId: bigint): Promise<string[]> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT jsonb_array_elements_text(facts->'keys') AS key FROM audit_entry
    WHERE merchant_id = ${merchantId}::uuid AND action = 'package.contradicted' AND subjects @> ARRAY[${String(packageId)}]::text[]
    ORDER BY 1`;
  return rows.map(({ key }) => key);
}
