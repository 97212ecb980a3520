import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { route } from "#app/answer.ts";
import { tableDownload } from "#app/table-download.ts";
import { templateExample, templateHeadings } from "#domain/table/template.ts";
import { routing } from "#i18n/routing.ts";

/** The template with its example row: nobody's data, so nobody need be signed in. */
export const GET = route<{ locale: string }>(async (request, { locale: asked }) => {
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const t = await getTranslations({ locale, namespace: "batch.results" });
  return tableDownload(request, { name: t("templateName"), headings: templateHeadings, rows: [[templateExample]] });
});
