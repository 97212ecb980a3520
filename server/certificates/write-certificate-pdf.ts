import { Readable } from "node:stream";
import type { CertificateFacts } from "#domain/certificate/facts.ts";
import type { CertificateSheet } from "#domain/certificate/sheet.ts";
import { canonical } from "#server/audit.ts";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { writePdfApart } from "#server/certificates/pdf/write-apart.ts";
import { type PublicContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { readFile, storeFile } from "#server/files.ts";
import { log } from "#server/log.ts";
import { Refusal } from "#server/refusal.ts";

type Issued = { readonly code: string; readonly issuedAt: Date; readonly facts: CertificateFacts };

/**
 * The certificate as a file, in the language of its sheet. Written once and kept: asked for again, in years too, it is
 * the same to the byte, and its hash tells it from every other.
 * @throws Refusal not-found CERTIFICATE
 */
export async function writeCertificatePdf(
  context: PublicContext,
  { code, issuedAt, facts }: Issued,
  sheet: CertificateSheet,
): Promise<Uint8Array> {
  const row = await acrossTenants(context, (tx) => tx.certificate.findUnique({ where: { code } }));
  if (!row) throw new Refusal("not-found", "CERTIFICATE");
  const kept = await keptFile((row.files as Record<string, string>)[sheet.locale]);
  if (kept) return kept;
  const attachment = canonical({ code, issuedAt: issuedAt.toISOString(), facts });
  const bytes = await writePdfApart({ sheet, qr: await qrCodeOf(sheet.check.link), attachment, issuedAt });
  const { sha256 } = await storeFile(Readable.from([bytes]));
  const owner = systemContext(row.merchantId, "certificates");
  await inTransaction(
    owner,
    (tx) => tx.$executeRaw`
      UPDATE certificate SET files = files || jsonb_build_object(${sheet.locale}::text, ${sha256}::text)
      WHERE merchant_id = ${row.merchantId}::uuid AND id = ${row.id}::uuid`,
  );
  return bytes;
}

/** A store that has lost it is no reason to refuse it: it is written anew, and comes out the same. */
async function keptFile(sha256: string | undefined): Promise<Uint8Array | null> {
  if (sha256 === undefined) return null;
  return readFile(sha256).catch((fault) => {
    log().warn({ sha256, fault: String(fault) }, "a certificate's file is not in the store");
    return null;
  });
}
