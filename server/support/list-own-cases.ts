import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { type CaseShown, caseShown } from "#server/support/case-shown.ts";

const pageSize = 20;

/**
 * All cases of the caller's merchant, those that opened by themselves among them, the latest first.
 * @param before the id the page before ended with
 */
export async function listOwnCases(
  context: MerchantContext,
  before: bigint | null,
  now: Date,
): Promise<{ readonly rows: CaseShown[]; readonly after: string | null }> {
  const home = atHome(context);
  const rows = await inTransaction(home, (tx) =>
    tx.supportCase.findMany({
      where: { merchantId: home.merchantId, ...(before === null ? {} : { id: { lt: before } }) },
      orderBy: { id: "desc" },
      take: pageSize + 1,
    }),
  );
  const listed = rows.slice(0, pageSize);
  return {
    rows: listed.map((row) => caseShown(row, now)),
    after: rows.length > pageSize ? String(listed.at(-1)?.id) : null,
  };
}
