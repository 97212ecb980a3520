import { type CertificateFacts, type CertificateKind, certificateFactsSchema } from "#domain/certificate/facts.ts";
import { isOfBatch, type Subject } from "#server/certificates/subject.ts";

/** A proof we wrote, as it was issued. */
export type Certificate = {
  readonly id: string;
  readonly code: string;
  readonly kind: CertificateKind;
  readonly subject: Subject;
  readonly facts: CertificateFacts;
  readonly issuedAt: Date;
};

type Row = {
  id: string;
  code: string;
  kind: string;
  submissionId: bigint | null;
  batchId: bigint | null;
  facts: unknown;
  issuedAt: Date;
};

/** Throws where the stored facts are no facts: somebody was at the database. */
export function certificateOf({ id, code, kind, submissionId, batchId, facts, issuedAt }: Row): Certificate {
  const subject = submissionId === null ? { batchId: batchId ?? 0n } : { submissionId };
  return { id, code, kind: kind as CertificateKind, subject, facts: certificateFactsSchema.parse(facts), issuedAt };
}

/** The columns that name a subject. */
export function subjectColumns(subject: Subject) {
  return isOfBatch(subject)
    ? { submissionId: null, batchId: subject.batchId }
    : { submissionId: subject.submissionId, batchId: null };
}
