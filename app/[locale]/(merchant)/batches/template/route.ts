import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { csvDownload } from "#app/csv-download.ts";
import { templateText } from "#domain/table/write-rows.ts";
import { routing } from "#i18n/routing.ts";

/** The template with its example row: nobody's data, so nobody need be signed in. */
export const GET = route<{ locale: string }>(async (_request, { locale: asked }) => {
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const t = await getTranslations({ locale, namespace: "batch.results" });
  return csvDownload(t("templateName"), [templateText()]);
});
