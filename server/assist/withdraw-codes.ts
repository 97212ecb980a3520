import type { AuditAct } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";

/** No code given until now leads here any more; the caller records the acts. */
export async function withdrawCodes(tx: Tx, { merchantId }: MerchantContext, now: Date): Promise<AuditAct[]> {
  const withdrawn = await tx.assistCode.updateManyAndReturn({
    where: { merchantId, usedAt: null, withdrawnAt: null },
    data: { withdrawnAt: now },
    select: { id: true, expiresAt: true },
  });
  return withdrawn
    .filter(({ expiresAt }) => expiresAt > now)
    .map(({ id }) => ({
      action: "assist.code-withdrawn",
      subjectKind: "merchant",
      subjects: [merchantId],
      facts: { code: String(id) },
    }));
}
