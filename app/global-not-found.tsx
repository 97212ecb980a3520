import "./globals.css";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { HtmlDocument } from "#components/layout/html-document.tsx";
import { NotFoundNotice } from "#components/layout/not-found-notice.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors.notFound");
  return { title: t("title") };
}

/** An address that matches no page. */
export default async function GlobalNotFound() {
  const appearance = parseAppearance((await cookies()).get(appearanceCookie)?.value);
  return (
    <HtmlDocument locale={await getLocale()}>
      <PublicShell appearance={appearance}>
        <NotFoundNotice />
      </PublicShell>
    </HtmlDocument>
  );
}
