import type { CertificateKind } from "#domain/certificate/facts.ts";
import { subjectColumns } from "#server/certificates/certificate.ts";
import type { Subject } from "#server/certificates/subject.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export type ListedCertificate = { readonly code: string; readonly kind: CertificateKind; readonly issuedAt: Date };

/** What was issued about one submission or batch, the newest first. */
export async function listCertificates(context: ReaderContext, subject: Subject): Promise<ListedCertificate[]> {
  const rows = await inTransaction(context, (tx) =>
    tx.certificate.findMany({
      where: { merchantId: context.merchantId, ...subjectColumns(subject) },
      select: { code: true, kind: true, issuedAt: true },
      orderBy: { issuedAt: "desc" },
      take: 50,
    }),
  );
  return rows.map((row) => ({ ...row, kind: row.kind as CertificateKind }));
}
