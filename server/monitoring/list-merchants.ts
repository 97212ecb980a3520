import { connectorNames, type HouseWay } from "#server/bureau/bureau.ts";
import type { OperatorContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";

/** A merchant by how far the bureau's list of theirs is known; no figure of theirs, no invoice. */
export type ListedMerchant = {
  readonly id: string;
  readonly name: string;
  readonly taxpayerId: string;
  readonly ways: readonly HouseWay[];
  /** 完整截止时间. */
  readonly completeTo: Date | null;
  /** The last pull-and-compare; `outcome` null while it runs, or when its worker was killed in it. */
  readonly last: {
    readonly startedAt: Date;
    readonly finishedAt: Date | null;
    readonly outcome: string | null;
    readonly pulled: number;
  } | null;
};
export type MerchantPage = {
  readonly rows: readonly ListedMerchant[];
  readonly total: number;
  readonly after: string | null;
};

const pageSize = 25;

/**
 * Whoever is known least far first: a list that breaks off leaves its merchant standing, so trouble rises to the top.
 * @param after place of the last one seen, as a page gave it
 */
export async function listMerchants(context: OperatorContext, after: string | null): Promise<MerchantPage> {
  return acrossTenants(context, async (tx) => {
    const found = await tx.$queryRaw<Row[]>`
      SELECT merchant.id::text, name, taxpayer_id AS "taxpayerId", ways, bureau_complete_to AS "completeTo",
        last.started_at AS "startedAt", last.finished_at AS "finishedAt", last.outcome, last.pulled
      FROM merchant
      LEFT JOIN LATERAL (
        SELECT * FROM comparison WHERE merchant_id = merchant.id ORDER BY id DESC LIMIT 1
      ) AS last ON TRUE
      WHERE ${beyond(after)}
      ORDER BY coalesce(bureau_complete_to, '-infinity'), merchant.id LIMIT ${pageSize + 1}`;
    const rows = found.slice(0, pageSize).map(listed);
    const last = rows.at(-1);
    const total = await tx.merchant.count();
    return {
      rows,
      total,
      after: found.length > pageSize && last ? `${last.completeTo?.getTime() ?? ""}.${last.id}` : null,
    };
  });
}

type Row = Omit<ListedMerchant, "last"> & {
  startedAt: Date | null;
  finishedAt: Date | null;
  outcome: string | null;
  pulled: number | null;
};

/** A place is `epochMs.id`, without the number where there is no list yet; what does not read as one is the first page. */
function beyond(after: string | null): Prisma.Sql {
  const place = /^(\d{0,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after ?? "");
  if (!place) return Prisma.sql`TRUE`;
  const [, ms = "", id = ""] = place;
  const completeTo =
    ms === "" ? Prisma.sql`'-infinity'::timestamptz` : Prisma.sql`${new Date(Number(ms))}::timestamptz`;
  return Prisma.sql`(coalesce(bureau_complete_to, '-infinity'), merchant.id) > (${completeTo}, ${id}::uuid)`;
}

function listed({ startedAt, finishedAt, outcome, pulled, ways, ...merchant }: Row): ListedMerchant {
  return {
    ...merchant,
    ways: connectorNames.filter((name) => ways.includes(name)),
    last: startedAt && { startedAt, finishedAt, outcome, pulled: pulled ?? 0 },
  };
}
