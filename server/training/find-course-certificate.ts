import { parseCode } from "#domain/certificate/code.ts";
import type { CourseSlug } from "#domain/training-plan.ts";
import { atHome, type MerchantContext, type SupportContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

export type FoundCertificate = {
  readonly code: string;
  readonly course: CourseSlug;
  readonly name: string;
  /** Where they worked; null: of support. */
  readonly merchant: string | null;
  readonly issuedAt: Date;
};

/**
 * A certificate of completion by its number: of one's own merchant, or for support of any, support's own among them.
 * @throws Refusal not-found CERTIFICATE
 */
export async function findCourseCertificate(
  context: MerchantContext | SupportContext,
  typed: string,
): Promise<FoundCertificate> {
  const code = parseCode(typed);
  const found = code && (await lookFor(context, code));
  if (!found) throw new Refusal("not-found", "CERTIFICATE");
  const { certificate, merchant } = found;
  const { course, name, issuedAt } = certificate;
  return { code, course: course as CourseSlug, name, merchant: merchant?.name ?? null, issuedAt };
}

async function lookFor(context: MerchantContext | SupportContext, code: string) {
  if (context.kind === "support") {
    return acrossTenants(context, async (tx) => {
      const certificate = await tx.courseCertificate.findUnique({ where: { code } });
      const id = certificate?.merchantId;
      return id && { certificate, merchant: await tx.merchant.findUnique({ where: { id } }) };
    });
  }
  const home = atHome(context);
  const { merchantId } = home;
  return inTransaction(home, async (tx) => {
    const certificate = await tx.courseCertificate.findUnique({ where: { code, merchantId } });
    return certificate && { certificate, merchant: await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } }) };
  });
}
