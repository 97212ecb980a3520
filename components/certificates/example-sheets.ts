import { createTranslator } from "next-intl";
import type { Translate } from "#components/batches/problem-words.ts";
import type { CertificateSheet } from "#domain/certificate/sheet.ts";
import { loadMessages } from "#i18n/messages.ts";
import { type Locale, routing } from "#i18n/routing.ts";
import { type IssuedFacts, sheetOf } from "./sheet-of.ts";
import type { Words } from "./sheet-part.ts";

/** The words of one language outside a request, for tests. */
export async function exampleWords(locale: Locale): Promise<Words> {
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, timeZone: "Asia/Shanghai" }) as unknown as Translate;
  return { t, locale };
}

/** A certificate in every language, the original first. */
export async function exampleSheets(): Promise<(issued: IssuedFacts) => CertificateSheet[]> {
  const words = await Promise.all(routing.locales.map(exampleWords));
  return (issued) =>
    words.map((one) => sheetOf(one, issued, `http://localhost:3000/${one.locale}/verify/${issued.code}`));
}
