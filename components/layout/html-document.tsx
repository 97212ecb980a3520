import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import type { Locale } from "#i18n/routing.ts";
import { appearanceCookie, parseAppearance } from "./appearance.ts";
import { ClientMessages } from "./client-messages.tsx";

/** `<html>` and `<body>` of every page: its language, how this browser wants it shown, what works without a script. */
export async function HtmlDocument({ locale, children }: { locale: Locale; children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const { theme, size } = parseAppearance((await cookies()).get(appearanceCookie)?.value);
  return (
    <html lang={locale} data-theme={theme} data-comfort={size} suppressHydrationWarning>
      <head>
        <noscript>
          <style nonce={nonce}>{".needs-script{display:none}"}</style>
        </noscript>
      </head>
      <body>
        <ClientMessages rooms={[]}>{children}</ClientMessages>
      </body>
    </html>
  );
}
