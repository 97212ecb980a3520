import { record } from "#server/audit.ts";
import type { Certificate } from "#server/certificates/certificate.ts";
import { findCertificate } from "#server/certificates/find-certificate.ts";
import type { SupportViewContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";

/**
 * A certificate of the merchant a clerk helps. It names the buyer in full, as nothing else in the room does: that it was
 * looked at is written down, once for each view.
 * @throws Refusal not-found CERTIFICATE
 */
export async function showCertificate(view: SupportViewContext, typed: string, now: Date): Promise<Certificate> {
  const certificate = await findCertificate(view, typed);
  await inTransaction(view, async (tx) => {
    if (await wasShown(tx, view, certificate.id)) return;
    const facts = { kind: certificate.kind, view: String(view.viewId) };
    const shown = {
      action: "certificate.shown",
      subjectKind: "certificate",
      subjects: [certificate.id],
      facts,
    } as const;
    await record(tx, view, [shown], now);
  });
  return certificate;
}

async function wasShown(tx: Tx, { merchantId, viewId }: SupportViewContext, id: string): Promise<boolean> {
  const known = await tx.auditEntry.findFirst({
    where: {
      merchantId,
      action: "certificate.shown",
      subjects: { has: id },
      facts: { path: ["view"], equals: String(viewId) },
    },
    select: { seq: true },
  });
  return known !== null;
}
