import { cookies } from "next/headers";
import type { ReactNode } from "react";
import type { Locale } from "#i18n/routing.ts";
import { appearanceCookie, parseAppearance } from "./appearance.ts";
import { ClientMessages } from "./client-messages.tsx";

/** `<html>` and `<body>` of every page: its language, and how this browser wants it shown. */
export async function HtmlDocument({ locale, children }: { locale: Locale; children: ReactNode }) {
  const { theme, size } = parseAppearance((await cookies()).get(appearanceCookie)?.value);
  return (
    <html lang={locale} data-theme={theme} data-comfort={size} suppressHydrationWarning>
      <body>
        <ClientMessages rooms={[]}>{children}</ClientMessages>
      </body>
    </html>
  );
}
