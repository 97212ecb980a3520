import { checkInvoice } from "#domain/check-invoice.ts";
import { type Invoice, type InvoiceKey, invoiceKey, invoiceText } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Problem } from "#domain/problem.ts";
import { acceptedStates } from "#domain/submission.ts";
import { type AuditAct, record } from "#server/audit.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { inBulk, inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { findSender } from "#server/ledger/find-party.ts";
import { limitsOf } from "#server/ledger/issuing-limits.ts";
import { openInSql } from "#server/ledger/states-in-sql.ts";
import { takeTurn } from "#server/ledger/take-turn.ts";
import { fenOf, writingIssued } from "#server/ledger/write-issued.ts";
import { ring } from "#server/queue/queue.ts";
import { promisedEnds, promising } from "#server/submissions/promising.ts";
import { routesOf } from "#server/submissions/routes.ts";

/** Where the invoices come from. */
export type Origin =
  | { readonly kind: "form" | "document" }
  /** A comparison found it missing, and it lacked nothing. */
  | { readonly kind: "timetable" }
  | { readonly kind: "batch"; readonly batchId: bigint; readonly accountId: string | null };

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

/** The same for a whole relation of invoices. */
export type SubmittedSet = {
  readonly queued: readonly { readonly key: InvoiceKey; readonly submissionId: string }[];
  /** Those that were not queued, with the reason and with the row they came in. */
  readonly answered: readonly (Submitted & { readonly row: number | null })[];
  /** The last row among them; null where there was none. */
  readonly lastRow: number | null;
};

/**
 * The one way an invoice gets on its way: a form sends one, a file sends thousands. Row, audit and bell are one
 * transaction; sending the same again answers with what is already there. The caller has checked the invoices, each of
 * which stands among them once.
 */
export async function submitInvoices(
  context: MerchantContext | SystemContext,
  invoices: readonly Invoice[],
  origin: Origin,
  now: Date,
): Promise<Submitted[]> {
  const keys = invoices.map(invoiceKey);
  const contents = invoices.map((invoice) => JSON.stringify(invoiceText(invoice)));
  const problems = invoices.map((invoice) => JSON.stringify(problemsOf(invoice, now)));
  const relation = Prisma.sql`
    SELECT key, NULL::int AS row_number, content, problems
    FROM unnest(${keys}::text[], ${contents}::jsonb[], ${problems}::jsonb[]) AS given (key, content, problems)`;
  const { queued, answered } = await inTransaction(context, (tx) => submitWithin(tx, context, relation, origin, now));
  const answers = new Map(answered.map(({ row: _, ...answer }) => [answer.key, answer]));
  for (const { key, submissionId } of queued)
    answers.set(key, { key, outcome: "queued", submissionId: BigInt(submissionId) });
  return keys.map((key) => answers.get(key) ?? { key, outcome: "already-open", submissionId: null });
}

/** For the ledger's own check; whether it may be sent has been decided. */
function problemsOf(invoice: Invoice, now: Date): Problem[] {
  return checkInvoice(invoice, { merchantTaxpayerId: invoice.seller.taxpayerId, today: businessDateOf(now) });
}

/**
 * The same inside a transaction of the caller's, for a relation of invoices `(key, row_number, content, problems)` wherever it lies:
 * PostgreSQL moves them, this process only hears what came of it. Its statements see what was committed before the
 * merchant's turn came, so an invoice is never inserted twice; `submission_one_open` would refuse it.
 */
export async function submitWithin(
  tx: Tx,
  context: MerchantContext | SystemContext,
  invoices: Prisma.Sql,
  origin: Origin,
  now: Date,
): Promise<SubmittedSet> {
  const { merchantId } = context;
  await takeTurn(tx, merchantId);
  const submitted = await insertSet(tx, context, invoices, origin, now);
  if (submitted.answered.length > 0) {
    await deriveStandings(
      tx,
      merchantId,
      submitted.answered.map(({ key }) => key),
    );
  }
  if (submitted.queued.length > 0) {
    await ring(tx, "send-due", { merchantId });
    await record(tx, context, [queuedAct(submitted, origin)], now);
  }
  return submitted;
}

type Answer = { key: string; row: number | null; outcome: Submitted["outcome"]; submissionId: string | null };
type Row = { ids: string[] | null; keys: string[] | null; answered: Answer[] | null; lastRow: number | null };

/**
 * Ids are drawn first, so that submission and ledger are written from one relation and need not be joined again. Whatever
 * has a submission is in the ledger (C2), so one that is not there yet is not looked for among them. What is in the
 * tables is looked up by its key (LATERAL … LIMIT 1), what is in this statement matched in bulk.
 */
async function insertSet(
  tx: Tx,
  context: MerchantContext | SystemContext,
  invoices: Prisma.Sql,
  origin: Origin,
  now: Date,
): Promise<SubmittedSet> {
  const { merchantId } = context;
  const routes = await routesOf(tx, await findSender(tx, merchantId), now);
  const batchId = origin.kind === "batch" ? origin.batchId : null;
  const accountId = context.kind === "merchant" ? context.accountId : origin.kind === "batch" ? origin.accountId : null;
  const issued = Prisma.sql`SELECT key, content, '' AS words, CASE WHEN outcome = 'queued' THEN id END AS submission, problems FROM asked`;
  const limits = await limitsOf(tx, merchantId, now);
  const inserting = Prisma.sql`
    WITH asked AS MATERIALIZED (
      SELECT invoice.key, invoice.row_number, invoice.content, invoice.problems, nextval('submission_id_seq') AS id, ledger.last_submission_id AS supersedes,
        ${outcomeInSql} AS outcome, coalesce(open.id, accepted.id) AS answer
      FROM (${invoices}) AS invoice
      LEFT JOIN LATERAL (SELECT * FROM issued_invoice WHERE merchant_id = ${merchantId}::uuid AND key = invoice.key LIMIT 1) ledger ON TRUE
      LEFT JOIN LATERAL (SELECT id FROM submission WHERE merchant_id = ${merchantId}::uuid AND invoice_key = ledger.key
        AND state IN (${openInSql}) LIMIT 1) open ON TRUE
      LEFT JOIN LATERAL (SELECT id FROM submission WHERE merchant_id = ${merchantId}::uuid AND id = ledger.last_submission_id
        AND state = ANY(${[...acceptedStates]}::text[]) AND ledger.standing IN ('AT_BUREAU', 'CONFIRMED_IN_PERIOD') LIMIT 1) accepted ON TRUE
      LEFT JOIN LATERAL (SELECT * FROM held_invoice WHERE merchant_id = ${merchantId}::uuid AND key = invoice.key LIMIT 1) held ON TRUE
    ), promise AS MATERIALIZED (
      ${promising(merchantId, routes, now)}
    ), sent AS (
      INSERT INTO submission (merchant_id, id, invoice_key, state, state_since, next_at, queued_at, origin, account_id, batch_id, row_number, supersedes, promised_at, promised_by)
      SELECT ${merchantId}::uuid, id, key, 'QUEUED', ${now}, ${now}, ${now}, ${origin.kind}, ${accountId}::uuid, ${batchId}::bigint, row_number, supersedes,
        ${promisedEnds}
      FROM (SELECT asked.*, row_number() OVER (ORDER BY id) - 1 AS place FROM asked WHERE outcome = 'queued') AS asked
      LEFT JOIN promise ON promise.kind = asked.content->>'kind'
    ), ${writingIssued({ merchantId, issued, origin: origin.kind === "timetable" ? "import" : origin.kind, limits, now })}
    SELECT max(row_number) AS "lastRow",
      array_agg(key) FILTER (WHERE outcome = 'queued') AS keys, array_agg(id::text) FILTER (WHERE outcome = 'queued') AS ids,
      jsonb_agg(jsonb_build_object('key', key, 'row', row_number, 'outcome', outcome, 'submissionId', answer::text)) FILTER (WHERE outcome <> 'queued') AS answered
    FROM asked`;
  const [row] = await inBulk(tx, () => tx.$queryRaw<Row[]>(inserting));
  const { ids, keys, answered, lastRow } = row ?? { ids: null, keys: null, answered: null, lastRow: null };
  return {
    queued: (keys ?? []).map((key, index) => ({ key, submissionId: ids?.[index] ?? "" })),
    answered: (answered ?? []).map((one) => ({
      ...one,
      submissionId: one.submissionId === null ? null : BigInt(one.submissionId),
    })),
    lastRow,
  };
}

/** `answerTo` (server/reading/read-row.ts) as SQL: the bureau's book where there is one, else what it accepted. */
const outcomeInSql = Prisma.sql`
  CASE WHEN open.id IS NOT NULL THEN 'already-open'
    WHEN accepted.id IS NULL AND held.key IS NULL THEN 'queued'
    WHEN coalesce(invoice.content->>'voidedAt', '') <> '' AND NOT coalesce(ledger.voided, FALSE)
      AND coalesce(held.status, 'normal') = 'normal' THEN 'queued'
    WHEN ((invoice.content->>'issuedOn')::date, invoice.content->'buyer'->>'taxpayerId', ${fenOf(Prisma.sql`invoice.content`, "amount")}, ${fenOf(Prisma.sql`invoice.content`, "tax")}, ${fenOf(Prisma.sql`invoice.content`, "total")})
      = (coalesce(held.issued_on, ledger.issued_on), coalesce(held.buyer_taxpayer_id, ledger.buyer_taxpayer_id),
        coalesce(held.amount, ledger.amount), coalesce(held.tax, ledger.tax), coalesce(held.total, ledger.total)) THEN 'already-held'
    ELSE 'differs' END`;

function queuedAct({ queued }: SubmittedSet, origin: Origin): AuditAct {
  const facts: AuditAct["facts"] =
    origin.kind === "batch" ? { origin: origin.kind, batch: String(origin.batchId) } : { origin: origin.kind };
  return {
    action: "submission.queued",
    subjectKind: "submission",
    subjects: queued.map(({ submissionId }) => submissionId),
    facts,
  };
}
