import { parseCaseNumber } from "#domain/support-case.ts";
import type { SupportContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { Prisma, type SupportCase } from "#server/generated/prisma/client.ts";
import { likeLiteral } from "#server/ledger/search-words.ts";
import { parseReference } from "#server/submissions/reference.ts";
import { type CaseFilter, type CasePlace, writeCasePlace } from "#server/support/case-filter.ts";
import { type CaseShown, caseShown } from "#server/support/case-shown.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";
import { namedMerchants } from "#server/support/named-merchants.ts";
import { namesOf } from "#server/support/names-of.ts";

export type ListedCase = CaseShown & {
  readonly merchant: NamedMerchant;
  readonly owner: string | null;
  readonly isMine: boolean;
};

type Ranked = { readonly id: bigint; readonly rank: number; readonly at: Date };

const pageSize = 50;

/**
 * The queue of support: what is overdue first, then by priority, then what is due soonest; what waits for the merchant
 * after that. What is closed, the latest first.
 */
export async function listCases(
  clerk: SupportContext,
  filter: CaseFilter,
  now: Date,
  { after = null, most = pageSize }: { readonly after?: CasePlace | null; readonly most?: number } = {},
): Promise<{ readonly rows: ListedCase[]; readonly after: string | null }> {
  const isPast = filter.view === "closed";
  const rank = isPast
    ? Prisma.sql`0`
    : Prisma.sql`(CASE WHEN state = 'asked' THEN 6 WHEN due_at < ${now} THEN 0 ELSE 3 END
        + CASE priority WHEN 'urgent' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END)`;
  const at = isPast ? Prisma.sql`closed_at` : Prisma.sql`due_at`;
  const further = after
    ? isPast
      ? Prisma.sql`(${at}, support_case.id) < (${after.at}, ${after.id}::bigint)`
      : Prisma.sql`(${rank}, ${at}, support_case.id) > (${after.rank}::int, ${after.at}, ${after.id}::bigint)`
    : Prisma.sql`TRUE`;
  return acrossTenants(clerk, async (tx) => {
    const ranked = await tx.$queryRaw<Ranked[]>`
      SELECT support_case.id, ${rank}::int AS rank, ${at} AS at
      FROM support_case JOIN merchant ON merchant.id = support_case.merchant_id
      WHERE ${inView(clerk, filter, now)} AND ${matching(filter)} AND ${further}
      ORDER BY ${isPast ? Prisma.sql`at DESC, support_case.id DESC` : Prisma.sql`rank, at, support_case.id`} LIMIT ${most + 1}`;
    const listed = ranked.slice(0, most);
    const rows = await tx.supportCase.findMany({ where: { id: { in: listed.map(({ id }) => id) } } });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const ordered = listed.flatMap(({ id }) => byId.get(id) ?? []);
    const last = ranked.length > most ? listed.at(-1) : undefined;
    return { rows: await named(tx, clerk, ordered, now), after: last ? writeCasePlace(last) : null };
  });
}

async function named(
  tx: Tx,
  { accountId }: SupportContext,
  rows: readonly SupportCase[],
  now: Date,
): Promise<ListedCase[]> {
  const merchants = await namedMerchants(
    tx,
    rows.map(({ merchantId }) => merchantId),
  );
  const owners = await namesOf(
    tx,
    rows.flatMap(({ ownerId }) => ownerId ?? []),
  );
  return rows.flatMap((row) => {
    const merchant = merchants.get(row.merchantId);
    const owner = owners.get(row.ownerId ?? "") ?? null;
    return merchant ? [{ ...caseShown(row, now), merchant, owner, isMine: row.ownerId === accountId }] : [];
  });
}

function inView({ accountId }: SupportContext, { view }: CaseFilter, now: Date): Prisma.Sql {
  switch (view) {
    case "all":
      return Prisma.sql`state <> 'closed'`;
    case "mine":
      return Prisma.sql`state <> 'closed' AND owner_id = ${accountId}::uuid`;
    case "unowned":
      return Prisma.sql`state <> 'closed' AND owner_id IS NULL`;
    case "overdue":
      return Prisma.sql`state = 'open' AND due_at < ${now}`;
    case "asked":
      return Prisma.sql`state = 'asked'`;
    case "closed":
      return Prisma.sql`state = 'closed'`;
  }
}

function matching({ priority, kind, search }: CaseFilter): Prisma.Sql {
  const chosen = Prisma.sql`(${priority}::text IS NULL OR priority = ${priority}) AND (${kind}::text IS NULL OR kind = ${kind})`;
  if (search === "") return chosen;
  const id = parseCaseNumber(search);
  if (id !== null) return Prisma.sql`${chosen} AND support_case.id = ${id}`;
  const submissionId = /^BC/i.test(search) ? parseReference(search) : null;
  if (submissionId !== null)
    return Prisma.sql`${chosen} AND (submission_id = ${submissionId} OR reference = ${search.toUpperCase()})`;
  const part = `%${likeLiteral(search)}%`;
  return Prisma.sql`${chosen} AND (merchant.name ILIKE ${part} OR subject ILIKE ${part})`;
}
