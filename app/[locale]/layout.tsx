import "../globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { routing } from "#i18n/routing.ts";

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#14171c" },
  ],
};

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const t = await getTranslations({ locale, namespace: "layout" });
  return {
    title: { default: t("title"), template: `%s · ${t("brand")}` },
    description: t("description"),
    applicationName: t("brand"),
    manifest: "/manifest.webmanifest",
    icons: { icon: [{ url: "/favicon.ico", sizes: "32x32" }, { url: "/icon.svg" }], apple: "/apple-icon.png" },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export default async function RootLayout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const appearance = parseAppearance((await cookies()).get(appearanceCookie)?.value);
  return (
    <html lang={locale} data-theme={appearance.theme} data-comfort={appearance.size} suppressHydrationWarning>
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
