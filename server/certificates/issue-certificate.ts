import { randomBytes } from "node:crypto";
import { codeBytes, codeOf } from "#domain/certificate/code.ts";
import type { CertificateKind } from "#domain/certificate/facts.ts";
import { canonical, record } from "#server/audit.ts";
import { type Certificate, certificateOf, subjectColumns } from "#server/certificates/certificate.ts";
import { deriveFacts } from "#server/certificates/derive-facts.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { sha256 } from "#server/evidence.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Writes down what can be proved now, under a code anybody can check it by. While the facts are the same it is the same
 * certificate, however often it is asked for.
 * @throws Refusal not-found SUBMISSION or BATCH, not-now NOTHING_TO_PROVE, too-much CERTIFICATE_TOO_LONG
 */
export async function issueCertificate(
  context: ReaderContext,
  kind: CertificateKind,
  subject: Subject,
  now: Date,
): Promise<Certificate> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const facts = await deriveFacts(tx, merchantId, kind, subject);
    if (facts === null) throw new Refusal("not-now", "NOTHING_TO_PROVE");
    const factsSha256 = sha256(Buffer.from(canonical(facts)));
    const columns = subjectColumns(subject);
    await oneAtATime(tx, merchantId, kind, subject);
    const known = await tx.certificate.findFirst({ where: { merchantId, kind, ...columns, factsSha256 } });
    if (known) return certificateOf(known);
    const written = await tx.certificate.create({
      data: {
        merchantId,
        code: codeOf(randomBytes(codeBytes)),
        kind,
        ...columns,
        facts,
        factsSha256,
        issuedAt: now,
        accountId: context.accountId,
      },
    });
    await record(tx, context, [actOf(written.id, kind, subject, factsSha256)], now);
    return certificateOf(written);
  });
}

/** Two who press at once get the same certificate. */
async function oneAtATime(tx: Tx, merchantId: string, kind: CertificateKind, subject: Subject): Promise<void> {
  const name = `certificate ${merchantId} ${kind} ${nameOf(subject)}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** Of the code the chain keeps nothing: whoever reads it could open the certificate. */
function actOf(id: string, kind: CertificateKind, subject: Subject, factsSha256: Uint8Array) {
  return {
    action: "certificate.issued",
    subjectKind: "certificate" as const,
    subjects: [id],
    facts: { kind, of: nameOf(subject), sha256: Buffer.from(factsSha256).toString("hex") },
  };
}

function nameOf(subject: Subject): string {
  return isOfBatch(subject) ? `batch ${subject.batchId}` : `submission ${subject.submissionId}`;
}
