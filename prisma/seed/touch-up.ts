import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import { type Company, restaurant, shop } from "#prisma/seed/companies.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";

/** What no verb does yet: a period that was confirmed (汇总确认), a missing invoice that was explained. */
export async function touchUp(context: SystemContext, company: Company, missing: readonly Invoice[]): Promise<void> {
  const explained = company === restaurant || company === shop ? missing.slice(-1).map(invoiceKey) : [];
  await inTransaction(context, async (tx) => {
    await tx.$executeRaw`
      UPDATE issued_invoice SET standing = 'CONFIRMED_IN_PERIOD'
      WHERE merchant_id = ${context.merchantId}::uuid AND standing = 'AT_BUREAU' AND last_submission_id IS NULL
        AND issued_on < date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai')::date - INTERVAL '1 month'`;
    await tx.$executeRaw`
      UPDATE issued_invoice SET explained_as = 'ISSUED_FOR_TEST' WHERE merchant_id = ${context.merchantId}::uuid AND key = ANY(${explained}::text[])`;
    await deriveStandings(tx, context.merchantId, explained);
  });
}
