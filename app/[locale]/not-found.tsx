import { FileSearch } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors.notFound");
  return { title: t("title") };
}

export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  const appearance = parseAppearance((await cookies()).get(appearanceCookie)?.value);
  return (
    <PublicShell appearance={appearance}>
      <div className="max-w-prose">
        <FileSearch aria-hidden strokeWidth={1.5} className="mb-4 size-10 text-ink-faint" />
        <h1 className="text-lg mid:text-xl">{t("title")}</h1>
        <p className="mt-2 text-ink-soft">{t("text")}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <ButtonLink href={paths.front} look="primary">
            {t("home")}
          </ButtonLink>
          <ButtonLink href={paths.faq}>{t("faq")}</ButtonLink>
        </div>
      </div>
    </PublicShell>
  );
}
