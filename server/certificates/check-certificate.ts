import { type CertificateFacts, type CertificateKind, certificateFactsSchema } from "#domain/certificate/facts.ts";
import { sinceIssue } from "#domain/certificate/since.ts";
import type { SubmissionState } from "#domain/submission.ts";
import { canonical } from "#server/audit.ts";
import { auditHolds } from "#server/certificates/audit-holds.ts";
import { deriveFacts } from "#server/certificates/derive-facts.ts";
import { repliesHold } from "#server/certificates/replies-hold.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
import type { Tx } from "#server/db.ts";
import { sha256 } from "#server/evidence.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * `facts`: they have the hash they were issued with · `reply`: the bureau's answers have theirs · `audit`: the entries
 * of the audit chain are there and linked · `records`: the rows say today what was said then.
 */
export type CheckName = "facts" | "reply" | "audit" | "records";
export type Check = { readonly name: CheckName; readonly holds: boolean };

export type Verification = {
  readonly code: string;
  readonly kind: CertificateKind;
  readonly issuedAt: Date;
  /** As issued; null where what is stored is no certificate any more. */
  readonly facts: CertificateFacts | null;
  readonly checks: readonly Check[];
  /** `gone-on`: true when it was issued, and what was on its way has moved since. */
  readonly verdict: "genuine" | "gone-on" | "broken";
  /** Facts in which the records differ from it, by name. */
  readonly differing: readonly string[];
  /** Where the invoice stands now, where that has gone on. */
  readonly stateNow: SubmissionState | null;
};

export type CertificateRow = {
  readonly merchantId: string;
  readonly code: string;
  readonly kind: string;
  readonly submissionId: bigint | null;
  readonly batchId: bigint | null;
  readonly facts: Prisma.JsonValue;
  readonly factsSha256: Uint8Array;
  readonly issuedAt: Date;
};

/** Holds a certificate against everything it was made from, as that lies there now. */
export async function checkCertificate(tx: Tx, row: CertificateRow): Promise<Verification> {
  const { merchantId, code, issuedAt } = row;
  const kind = row.kind as CertificateKind;
  const subject: Subject =
    row.submissionId === null ? { batchId: row.batchId ?? 0n } : { submissionId: row.submissionId };
  const facts = certificateFactsSchema.safeParse(row.facts).data ?? null;
  const isAsIssued = facts !== null && Buffer.from(row.factsSha256).equals(sha256(Buffer.from(canonical(row.facts))));
  const today = await factsToday(tx, merchantId, kind, subject);
  const sentAgain = await wasSentAgain(tx, merchantId, subject, issuedAt);
  const since = facts ? sinceIssue(facts, today, sentAgain) : { differing: [], hasGoneOn: false };
  const agrees = facts !== null && (since.differing.length === 0 || since.hasGoneOn);
  const reply = await repliesHold(tx, merchantId, subject);
  const checks: Check[] = [
    { name: "facts", holds: isAsIssued },
    ...(reply === null ? [] : [{ name: "reply" as const, holds: reply }]),
    { name: "audit", holds: await auditHolds(tx, merchantId, subject) },
    { name: "records", holds: agrees },
  ];
  const isWhole = checks.every(({ holds }) => holds);
  return {
    code,
    kind,
    issuedAt,
    facts,
    checks,
    verdict: isWhole ? (since.hasGoneOn ? "gone-on" : "genuine") : "broken",
    differing: since.differing,
    stateNow: since.hasGoneOn && today?.about === "invoice" ? today.submission.state : null,
  };
}

/** An invoice that is handed in anew, to be voided for instance, has its content in our books written anew. */
async function wasSentAgain(tx: Tx, merchantId: string, subject: Subject, since: Date): Promise<boolean> {
  const wanted = isOfBatch(subject)
    ? Prisma.sql`own.batch_id = ${subject.batchId}`
    : Prisma.sql`own.id = ${subject.submissionId}`;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM submission own
    JOIN submission later ON later.merchant_id = own.merchant_id AND later.invoice_key = own.invoice_key AND later.id <> own.id
    WHERE own.merchant_id = ${merchantId}::uuid AND ${wanted} AND later.queued_at > ${since} LIMIT 1`;
  return rows.length > 0;
}

async function factsToday(
  tx: Tx,
  merchantId: string,
  kind: CertificateKind,
  subject: Subject,
): Promise<CertificateFacts | null> {
  try {
    return await deriveFacts(tx, merchantId, kind, subject);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
