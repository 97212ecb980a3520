/** The languages somebody can be written to in; the product's first. */
export const accountLocales = ["zh-CN", "en"] as const;
export type AccountLocale = (typeof accountLocales)[number];

export function accountLocaleOf(text: string): AccountLocale {
  return accountLocales.find((locale) => locale === text) ?? accountLocales[0];
}
