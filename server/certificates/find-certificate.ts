import { parseCode } from "#domain/certificate/code.ts";
import { type Certificate, certificateOf } from "#server/certificates/certificate.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** One of this merchant's own. @throws Refusal not-found CERTIFICATE */
export async function findCertificate(context: ReaderContext, typed: string): Promise<Certificate> {
  const { merchantId } = context;
  const code = parseCode(typed);
  const row =
    code && (await inTransaction(context, (tx) => tx.certificate.findUnique({ where: { code, merchantId } })));
  if (!row) throw new Refusal("not-found", "CERTIFICATE");
  return certificateOf(row);
}
