"use client";

import { useSearchParams } from "next/navigation";
import { useLocale } from "next-intl";
import { getPathname, usePathname } from "#i18n/navigation.ts";

const otherLanguage = {
  "zh-CN": { locale: "en", name: "EN: English", short: "EN" },
  en: { locale: "zh-CN", name: "切换到中文", short: "中文" },
} as const;

/** Leads to this same page, with its filters, in the other language; named in that language. */
export function LanguageSwitch() {
  const { locale, name, short } = otherLanguage[useLocale()];
  const query = Object.fromEntries(useSearchParams());
  const pathname = usePathname();
  return (
    <a
      href={getPathname({ href: { pathname, query }, locale })}
      lang={locale}
      hrefLang={locale}
      aria-label={name}
      className="grid min-h-9 min-w-9 shrink-0 place-items-center rounded-md px-1.5 text-ink-soft hover:bg-sunken hover:text-ink coarse:min-h-11 coarse:min-w-11"
    >
      {short}
    </a>
  );
}
