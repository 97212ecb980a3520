import type { AssistPage } from "#domain/assist-target.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

/** Written this often at most, unless the page is another. */
const restMs = 5_000;

/** Where one of the two is, and that they are there: the name of a page, and nothing that is kept for long. */
export async function notePresence(
  context: MerchantContext | AssistContext,
  page: AssistPage,
  now: Date,
): Promise<void> {
  const { merchantId } = context;
  const rested = new Date(now.getTime() - restMs);
  await inTransaction(context, (tx) =>
    context.kind === "merchant"
      ? tx.$executeRaw`
          UPDATE assist_session SET merchant_page = ${page}, merchant_seen_at = ${now}
          WHERE merchant_id = ${merchantId}::uuid AND ended_at IS NULL
            AND (merchant_page IS DISTINCT FROM ${page} OR merchant_seen_at < ${rested})`
      : tx.$executeRaw`
          UPDATE assist_session SET staff_page = ${page}, staff_seen_at = ${now}
          WHERE merchant_id = ${merchantId}::uuid AND id = ${context.assistId} AND ended_at IS NULL
            AND (staff_page IS DISTINCT FROM ${page} OR staff_seen_at < ${rested})`,
  );
}
