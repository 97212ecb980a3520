import type { NextRequest } from "next/server";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { merchantTables } from "#app/report-tables.ts";
import { workbookDownload } from "#app/table-download.ts";
import { routing } from "#i18n/routing.ts";
import { findReport } from "#server/reports/find-report.ts";
import { merchantOfRequest } from "#server/session.ts";

type Params = { locale: string; kind: string; period: string };

/** The report's tables as a workbook: a real address, so that any browser can save it. */
export const GET = route(async (request: NextRequest, { locale: asked, kind, period }: Params) => {
  const merchant = await merchantOfRequest();
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const edition = request.nextUrl.searchParams.get("edition") ?? undefined;
  const { report } = await findReport(merchant, { kind, period, edition });
  const t = await getTranslations({ locale, namespace: "reports" });
  return workbookDownload(`${t("title")}-${report.period}`, await merchantTables(report, locale));
});
