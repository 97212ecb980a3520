import {
  type HouseReport,
  houseReportSchema,
  isReportPeriod,
  type MerchantReport,
  merchantReportSchema,
  reportKinds,
} from "#domain/report.ts";
import { houseId } from "#server/audit.ts";
import { type MerchantContext, type OperatorContext, systemContext, type TenantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { Refusal } from "#server/refusal.ts";

/** As it was made; `editions` are those there are of it. */
export type FoundReport<Content> = { readonly report: Content; readonly editions: readonly number[] };

type Wanted = { readonly kind: string; readonly period: string; readonly edition?: string };

/** The newest edition, or the one that is asked for. @throws Refusal not-found REPORT */
export async function findReport(context: MerchantContext, wanted: Wanted): Promise<FoundReport<MerchantReport>> {
  const { content, editions } = await find(context, wanted);
  return { report: merchantReportSchema.parse(content), editions };
}

/** @throws Refusal not-found REPORT */
export async function findHouseReport(_operator: OperatorContext, wanted: Wanted): Promise<FoundReport<HouseReport>> {
  const { content, editions } = await find(systemContext(houseId, "operations"), wanted);
  return { report: houseReportSchema.parse(content), editions };
}

async function find(context: TenantContext, { kind, period, edition }: Wanted) {
  const known = reportKinds.find((one) => one === kind);
  if (!known || !isReportPeriod(known, period)) throw new Refusal("not-found", "REPORT");
  const { merchantId } = context;
  const rows = await inTransaction(context, (tx) =>
    tx.report.findMany({ where: { merchantId, kind: known, period }, orderBy: { edition: "desc" } }),
  );
  const row = edition === undefined ? rows[0] : rows.find((one) => String(one.edition) === edition);
  if (!row) throw new Refusal("not-found", "REPORT");
  return { content: row.content, editions: rows.map((one) => one.edition).reverse() };
}
