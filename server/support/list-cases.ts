import type { CaseCode } from "#domain/verdict.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";

export type OpenCase = {
  readonly id: string;
  readonly merchant: NamedMerchant;
  readonly submissionId: string;
  /** What is read out on the phone. */
  readonly reference: string;
  readonly code: CaseCode;
  /** The bureau's own, where it used any. */
  readonly words: string;
  readonly openedAt: Date;
};
/** `total` says when the list is not all of them. */
export type OpenCases = { readonly cases: readonly OpenCase[]; readonly total: number };

const mostListed = 100;

type Row = Omit<OpenCase, "merchant" | "reference"> & { merchantId: string; name: string; taxpayerId: string };

/** Every open case of every merchant, whatever waits longest first. */
export async function listCases(context: SupportContext): Promise<OpenCases> {
  return acrossTenants(context, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT support_case.id::text, submission_id::text AS "submissionId", code, words, opened_at AS "openedAt",
        merchant.id::text AS "merchantId", merchant.name, merchant.taxpayer_id AS "taxpayerId"
      FROM support_case JOIN merchant ON merchant.id = merchant_id
      WHERE closed_at IS NULL ORDER BY opened_at, support_case.id LIMIT ${mostListed}`;
    const cases = rows.map(({ merchantId, name, taxpayerId, ...one }) => ({
      ...one,
      merchant: { id: merchantId, name, taxpayerId },
      reference: referenceOf(BigInt(one.submissionId)),
    }));
    const total = rows.length < mostListed ? rows.length : await tx.supportCase.count({ where: { closedAt: null } });
    return { cases, total };
  });
}
