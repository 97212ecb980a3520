import { z } from "zod";
import { isReportPeriod, type ReportKind } from "#domain/report.ts";
import { houseId } from "#server/audit.ts";
import { type MerchantContext, type OperatorContext, systemContext, type TenantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";

/** What a list shows of a report. Fen. */
export type ListedReport = {
  readonly kind: ReportKind;
  readonly period: string;
  readonly edition: number;
  readonly madeAt: Date;
  readonly missing: { readonly count: number; readonly total: bigint };
  readonly sent: number;
  readonly accepted: number;
};

/** The reports of one month: its own first, then its days, the newest first. */
export type ReportMonth = {
  readonly month: string;
  readonly monthly: ListedReport | null;
  readonly days: readonly ListedReport[];
  /** Months before and after it of which there is any. */
  readonly before: string | null;
  readonly after: string | null;
};

/** @param month `YYYY-MM`; null for the newest there is. @returns null where there is none yet */
export function listReports(context: MerchantContext, month: string | null): Promise<ReportMonth | null> {
  return list(context, month);
}

export function listHouseReports(_operator: OperatorContext, month: string | null): Promise<ReportMonth | null> {
  return list(systemContext(houseId, "operations"), month);
}

function list(context: TenantContext, wanted: string | null): Promise<ReportMonth | null> {
  const { merchantId } = context;
  return inTransaction(context, async (tx) => {
    const { newest } = await neighboursOf(tx, merchantId, "9999-12");
    const month = wanted !== null && isReportPeriod("monthly", wanted) ? wanted : newest;
    if (newest === null || month === null) return null;
    const rows = await tx.$queryRaw<Row[]>`
      SELECT DISTINCT ON (kind, period) kind, period, edition, made_at AS "madeAt",
        content->'now' AS now, content->'pressing' AS pressing, content->'sent' AS sent
      FROM report WHERE merchant_id = ${merchantId}::uuid AND (period = ${month} OR period LIKE ${`${month}-%`})
      ORDER BY kind DESC, period DESC, edition DESC`;
    const reports = rows.map(listed);
    const { newest: before, oldest: after } = await neighboursOf(tx, merchantId, month);
    return {
      month,
      monthly: reports.find(({ kind }) => kind === "monthly") ?? null,
      days: reports.filter(({ kind }) => kind === "daily"),
      before,
      after,
    };
  });
}

/** The newest month before, and the oldest after this one. */
async function neighboursOf(tx: Tx, merchantId: string, month: string) {
  const [found] = await tx.$queryRaw<{ newest: string | null; oldest: string | null }[]>`
    SELECT max(left(period, 7)) FILTER (WHERE left(period, 7) < ${month}) AS newest,
      min(left(period, 7)) FILTER (WHERE left(period, 7) > ${month}) AS oldest
    FROM report WHERE merchant_id = ${merchantId}::uuid`;
  return found ?? { newest: null, oldest: null };
}

const tally = z.object({ count: z.number(), total: z.string().transform(BigInt) });
const counted = z.union([z.number(), tally.transform(({ count }) => count)]);
const sentSchema = z.object({ all: counted, accepted: counted });
/** Of a merchant's report three figures that are one in the house's. */
const pressingSchema = z.object({ missing: tally, differing: tally, tooLate: tally });

type Row = {
  kind: ReportKind;
  period: string;
  edition: number;
  madeAt: Date;
  now: unknown;
  pressing: unknown;
  sent: unknown;
};

function listed({ now, pressing, sent, ...row }: Row): ListedReport {
  const { all, accepted } = sentSchema.parse(sent);
  return { ...row, missing: pressing === null ? pressingIn(now) : tally.parse(pressing), sent: all, accepted };
}

function pressingIn(now: unknown): ListedReport["missing"] {
  const { missing, differing, tooLate } = pressingSchema.parse(now);
  return {
    count: missing.count + differing.count + tooLate.count,
    total: missing.total + differing.total + tooLate.total,
  };
}
