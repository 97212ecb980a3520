import { type Invoice, type InvoiceKey, invoiceKey } from "#domain/invoice.ts";
import { acceptedStates, compareValues, type InvoiceValues } from "#domain/submission.ts";
import { type AuditAct, record } from "#server/audit.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { writeIssued } from "#server/ledger/write-issued.ts";
import { ring } from "#server/queue/queue.ts";

/** Where the invoices come from; `rowNumbers` is aligned with them when they are rows of a batch. */
export type Origin =
  | { readonly kind: "form" | "document" }
  | {
      readonly kind: "batch";
      readonly batchId: bigint;
      readonly accountId: string | null;
      readonly rowNumbers: readonly number[];
    };

/**
 * What became of each invoice: `queued` anew, `already-open` (its submission on the way is the answer), `already-held`
 * (the bureau has it, equal), `differs` (the bureau has it with other values: sending again would not cure it). The id
 * is that of the submission on its way, or of the one the bureau accepted.
 */
export type Submitted = {
  readonly key: InvoiceKey;
  readonly outcome: "queued" | "already-open" | "already-held" | "differs";
  readonly submissionId: bigint | null;
};

/**
 * The one way an invoice gets on its way: a form sends one, a file sends thousands. Row, audit and bell are one
 * transaction; sending the same again answers with what is already there. The caller has checked the invoices.
 */
export async function submitInvoices(
  context: MerchantContext | SystemContext,
  invoices: readonly Invoice[],
  origin: Origin,
  now: Date,
): Promise<Submitted[]> {
  return inTransaction(context, (tx) => submitWithin(tx, context, invoices, origin, now));
}

/** The same, inside a transaction of the caller's (`batches/submit-batch` marks its rows in it). */
export async function submitWithin(
  tx: Tx,
  context: MerchantContext | SystemContext,
  invoices: readonly Invoice[],
  origin: Origin,
  now: Date,
): Promise<Submitted[]> {
  if (invoices.length === 0) return [];
  const { merchantId } = context;
  const answers = await answersWithoutSending(tx, merchantId, invoices);
  const queued = await insertSubmissions(tx, context, sendableOf(invoices, answers, origin), origin, now);
  const outrun = invoices.filter((invoice) => !answers.has(invoiceKey(invoice)) && !queued.has(invoiceKey(invoice)));
  for (const [key, answer] of await answersWithoutSending(tx, merchantId, outrun)) answers.set(key, answer);
  await writeIssued(tx, merchantId, invoices, origin.kind, { queued });
  if (answers.size > 0) await deriveStandings(tx, merchantId, [...answers.keys()]);
  if (queued.size > 0) {
    await ring(tx, "send-due", { merchantId });
    await record(tx, context, [queuedAct(queued, origin)], now);
  }
  return invoices.map((invoice) => outcomeOf(invoiceKey(invoice), queued, answers));
}

function outcomeOf(
  key: InvoiceKey,
  queued: ReadonlyMap<InvoiceKey, bigint>,
  answers: ReadonlyMap<InvoiceKey, Submitted>,
): Submitted {
  const submissionId = queued.get(key);
  if (submissionId !== undefined) return { key, outcome: "queued", submissionId };
  return answers.get(key) ?? { key, outcome: "already-open", submissionId: null };
}

type Known = InvoiceValues & { key: InvoiceKey; openId: bigint | null; acceptedId: bigint | null };

/** Invoices that are on their way already, or that the bureau holds or has accepted: with these values or with others. */
export async function answersWithoutSending(
  tx: Tx,
  merchantId: string,
  invoices: readonly Invoice[],
): Promise<Map<InvoiceKey, Submitted>> {
  if (invoices.length === 0) return new Map();
  const keys = invoices.map(invoiceKey);
  const rows = await tx.$queryRaw<Known[]>`
    SELECT asked.key, open.id AS "openId", last.id AS "acceptedId",
      coalesce(held.issued_on, ledger.issued_on)::text AS "issuedOn",
      coalesce(held.buyer_taxpayer_id, ledger.buyer_taxpayer_id) AS "buyerTaxpayerId",
      coalesce(held.amount, ledger.amount) AS amount, coalesce(held.tax, ledger.tax) AS tax, coalesce(held.total, ledger.total) AS total
    FROM unnest(${keys}::text[]) AS asked (key)
    LEFT JOIN issued_invoice ledger ON ledger.merchant_id = ${merchantId}::uuid AND ledger.key = asked.key AND ledger.key = ANY(${keys}::text[])
    LEFT JOIN submission open ON open.merchant_id = ${merchantId}::uuid AND open.invoice_key = asked.key AND open.invoice_key = ANY(${keys}::text[])
      AND open.state IN ('QUEUED', 'HELD', 'CHECKING', 'SENDING', 'PROCESSING', 'UNKNOWN', 'RETRY_WAIT', 'NEEDS_SUPPORT')
    LEFT JOIN submission last ON last.merchant_id = ${merchantId}::uuid AND last.id = ledger.last_submission_id
      AND last.state = ANY(${[...acceptedStates]}::text[]) AND ledger.standing IN ('AT_BUREAU', 'CONFIRMED_IN_PERIOD')
    LEFT JOIN held_invoice held ON held.merchant_id = ${merchantId}::uuid AND held.key = asked.key AND held.key = ANY(${keys}::text[])
    WHERE open.id IS NOT NULL OR last.id IS NOT NULL OR held.key IS NOT NULL`;
  const known = new Map(rows.map((row) => [row.key, row]));
  return new Map(
    invoices.flatMap((invoice) => {
      const row = known.get(invoiceKey(invoice));
      return row ? [[row.key, answerTo(invoice, row)]] : [];
    }),
  );
}

function answerTo(invoice: Invoice, known: Known): Submitted {
  const { key, openId, acceptedId } = known;
  if (openId !== null) return { key, outcome: "already-open", submissionId: openId };
  const equal = compareValues({ ...invoice, buyerTaxpayerId: invoice.buyer.taxpayerId }, known).length === 0;
  return { key, outcome: equal ? "already-held" : "differs", submissionId: acceptedId };
}

type Sendable = { readonly key: InvoiceKey; readonly row: number | null };

/** A second writer of the same invoice waits for the first, finds the partial unique index and inserts nothing. */
async function insertSubmissions(
  tx: Tx,
  context: MerchantContext | SystemContext,
  sendable: readonly Sendable[],
  origin: Origin,
  now: Date,
): Promise<Map<InvoiceKey, bigint>> {
  if (sendable.length === 0) return new Map();
  const keys = sendable.map(({ key }) => key);
  const batchId = origin.kind === "batch" ? origin.batchId : null;
  const accountId = context.kind === "merchant" ? context.accountId : origin.kind === "batch" ? origin.accountId : null;
  const rows = await tx.$queryRaw<{ invoice_key: string; id: bigint }[]>`
    INSERT INTO submission (merchant_id, invoice_key, state, state_since, next_at, queued_at, origin, account_id, batch_id, row_number, supersedes)
    SELECT ${context.merchantId}::uuid, row.key, 'QUEUED', ${now}, ${now}, ${now}, ${origin.kind}, ${accountId}::uuid, ${batchId}::bigint, row.number, ledger.last_submission_id
    FROM unnest(${keys}::text[], ${sendable.map(({ row }) => row)}::int[]) AS row (key, number)
    LEFT JOIN issued_invoice ledger ON ledger.merchant_id = ${context.merchantId}::uuid AND ledger.key = row.key AND ledger.key = ANY(${keys}::text[])
    ON CONFLICT DO NOTHING
    RETURNING invoice_key, id`;
  return new Map(rows.map((row) => [row.invoice_key, row.id]));
}

function sendableOf(
  invoices: readonly Invoice[],
  answers: ReadonlyMap<InvoiceKey, Submitted>,
  origin: Origin,
): Sendable[] {
  const rows = origin.kind === "batch" ? origin.rowNumbers : [];
  return invoices.flatMap((invoice, index) => {
    const key = invoiceKey(invoice);
    return answers.has(key) ? [] : [{ key, row: rows[index] ?? null }];
  });
}

function queuedAct(queued: ReadonlyMap<InvoiceKey, bigint>, origin: Origin): AuditAct {
  const facts: AuditAct["facts"] =
    origin.kind === "batch" ? { origin: origin.kind, batch: String(origin.batchId) } : { origin: origin.kind };
  return { action: "submission.queued", subjectKind: "submission", subjects: [...queued.values()].map(String), facts };
}
