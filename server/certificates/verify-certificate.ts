import { parseCode } from "#domain/certificate/code.ts";
import { checkCertificate, type Verification } from "#server/certificates/check-certificate.ts";
import { countCheck } from "#server/certificates/verify-limits.ts";
import type { PublicContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";

/**
 * A certificate by its code, held against the records as they are now, for anybody who has the code. Tells nothing that
 * does not stand on it. Null where no certificate has that code.
 * @throws Refusal too-much TOO_MANY_CHECKS
 */
export async function verifyCertificate(
  context: PublicContext,
  typed: string,
  now: Date,
): Promise<Verification | null> {
  await countCheck(context, "lookUp", now);
  const code = parseCode(typed);
  if (code === null) return null;
  return acrossTenants(context, async (tx) => {
    const row = await tx.certificate.findUnique({ where: { code } });
    return row && checkCertificate(tx, row);
  });
}
