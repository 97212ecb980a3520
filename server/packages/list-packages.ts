import { type PackageState, packageStateOf } from "#domain/package.ts";
import { endedStates } from "#domain/submission.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { type Waiting, waitingForPackage } from "#server/packages/waiting-for-package.ts";

export type ListedPackage = {
  readonly id: string;
  readonly number: number;
  readonly state: PackageState;
  readonly fileName: string;
  readonly madeAt: Date;
  readonly invoices: number;
  /** In fen. */
  readonly total: bigint;
  /** Invoices in it that have no answer yet. */
  readonly open: number;
};
export type PackagePage = {
  readonly rows: readonly ListedPackage[];
  readonly after: string | null;
  readonly waiting: Waiting;
};

const pageSize = 25;

/** The newest first. @param before number of the last one seen */
export async function listPackages(context: ReaderContext, before: string | null): Promise<PackagePage> {
  const { merchantId } = context;
  const from =
    before !== null && /^\d{1,9}$/.test(before) ? Prisma.sql`AND package.number < ${Number(before)}` : Prisma.empty;
  return inTransaction(context, async (tx) => {
    const found = await tx.$queryRaw<Row[]>`
      SELECT package.id, number, file_name AS "fileName", made_at AS "madeAt", invoices, total_fen AS total,
        downloaded_at AS "downloadedAt", handed_in_at AS "handedInAt", dissolved_at AS "dissolvedAt", closed_at AS "closedAt",
        (SELECT count(*)::int FROM submission WHERE submission.merchant_id = package.merchant_id AND package_id = package.id
          AND NOT state = ANY(${[...endedStates]}::text[])) AS open
      FROM package WHERE merchant_id = ${merchantId}::uuid ${from}
      ORDER BY number DESC LIMIT ${pageSize + 1}`;
    const rows = found.slice(0, pageSize).map(listed);
    const after = found.length > pageSize ? String(rows.at(-1)?.number ?? "") : null;
    return { rows, after, waiting: await waitingForPackage(tx, merchantId) };
  });
}

type Row = Omit<ListedPackage, "id" | "state"> & Parameters<typeof packageStateOf>[0] & { readonly id: bigint };

function listed({ id, number, fileName, madeAt, invoices, total, open, ...times }: Row): ListedPackage {
  return { id: String(id), number, state: packageStateOf(times), fileName, madeAt, invoices, total, open };
}
