import type { SupportContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";

/** How a merchant takes part, as figures: no person and no name of one. */
export type Participation = {
  readonly merchantId: string;
  readonly merchant: string;
  readonly people: number;
  /** With a certificate at least. */
  readonly certified: number;
  readonly certificates: number;
  readonly testsTaken: number;
  readonly testsPassed: number;
  readonly lastAt: Date | null;
};

const mostListed = 200;

/** Of every merchant, who did most lately first. */
export async function listParticipation(clerk: SupportContext): Promise<Participation[]> {
  return acrossTenants(
    clerk,
    (tx) => tx.$queryRaw<Participation[]>`
      SELECT merchant.id::text AS "merchantId", merchant.name AS merchant, coalesce(person.people, 0)::int AS people,
        coalesce(earned.certified, 0)::int AS certified, coalesce(earned.certificates, 0)::int AS certificates,
        coalesce(taken.tests, 0)::int AS "testsTaken", coalesce(taken.passed, 0)::int AS "testsPassed", taken.last_at AS "lastAt"
      FROM merchant
      LEFT JOIN (SELECT merchant_id, count(*) AS people FROM account WHERE disabled_at IS NULL GROUP BY merchant_id) person
        ON person.merchant_id = merchant.id
      LEFT JOIN (SELECT merchant_id, count(DISTINCT account_id) AS certified, count(*) AS certificates FROM course_certificate
        GROUP BY merchant_id) earned ON earned.merchant_id = merchant.id
      LEFT JOIN (SELECT merchant_id, count(*) AS tests, count(*) FILTER (WHERE passed) AS passed, max(graded_at) AS last_at
        FROM course_test WHERE graded_at IS NOT NULL GROUP BY merchant_id) taken ON taken.merchant_id = merchant.id
      ORDER BY taken.last_at DESC NULLS LAST, merchant.name LIMIT ${mostListed}`,
  );
}
