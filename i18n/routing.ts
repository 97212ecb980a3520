import { defineRouting } from "next-intl/routing";

/** Chinese has no prefix; the language is what the address says, never what the browser guesses. */
export const routing = defineRouting({
  locales: ["zh-CN", "en"],
  defaultLocale: "zh-CN",
  localePrefix: "as-needed",
  localeDetection: false,
  localeCookie: false,
  alternateLinks: false,
});

export type Locale = (typeof routing.locales)[number];
