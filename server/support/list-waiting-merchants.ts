import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";

export type WaitingMerchant = NamedMerchant & {
  /** Submissions that only a person can let go on. */
  readonly count: number;
  readonly since: Date;
};

const mostListed = 50;

/** Merchants with something given to support, whoever waits longest first. */
export async function listWaitingMerchants(context: SupportContext): Promise<WaitingMerchant[]> {
  return acrossTenants(
    context,
    (tx) => tx.$queryRaw<WaitingMerchant[]>`
    SELECT merchant.id::text, merchant.name, merchant.taxpayer_id AS "taxpayerId", waiting.count, waiting.since
    FROM (
      SELECT merchant_id, count(*)::int AS count, min(state_since) AS since
      FROM submission WHERE state = 'NEEDS_SUPPORT' GROUP BY merchant_id ORDER BY since LIMIT ${mostListed}
    ) AS waiting
    JOIN merchant ON merchant.id = waiting.merchant_id
    ORDER BY waiting.since, merchant.id`,
  );
}
