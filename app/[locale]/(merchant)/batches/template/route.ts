import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { csvDownload } from "#app/csv-download.ts";
import { templateText } from "#domain/table/write-rows.ts";
import { type Locale } from "#i18n/routing.ts";

export const GET = route<{ locale: Locale }>(async (_request, { locale }) => {
  const t = await getTranslations({ locale, namespace: "batch.results" });
  return csvDownload(t("templateName"), [templateText()]);
});
