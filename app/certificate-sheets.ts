import { getTranslations } from "next-intl/server";
import { type IssuedFacts, sheetOf } from "#components/certificates/sheet-of.ts";
import { paths } from "#components/paths.ts";
import type { CertificateSheet } from "#domain/certificate/sheet.ts";
import { getPathname } from "#i18n/navigation.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { env } from "#server/env.ts";

/** A certificate in words of one language, with the whole link under which anybody checks it. */
export async function sheetIn(locale: Locale, issued: IssuedFacts): Promise<CertificateSheet> {
  const t = await getTranslations({ locale });
  return sheetOf({ t, locale }, issued, linkTo(issued.code, locale));
}

/** How certificates read in every language, the original first. */
export async function sheetsInAll(): Promise<(issued: IssuedFacts) => CertificateSheet[]> {
  const words = await Promise.all(
    routing.locales.map(async (locale) => ({ t: await getTranslations({ locale }), locale })),
  );
  return (issued) => words.map((one) => sheetOf(one, issued, linkTo(issued.code, one.locale)));
}

function linkTo(code: string, locale: Locale): string {
  return new URL(getPathname({ href: paths.verifyCode(code), locale }), env().APP_URL).href;
}
