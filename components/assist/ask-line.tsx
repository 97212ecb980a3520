import { Headset } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";

/** Under every page of the merchant's, beside whether it helped: somebody who points it out. */
export function AskLine() {
  const t = useTranslations("assist.help");
  return (
    <aside data-shell-part aria-label={t("action")} className="border-t border-line text-sm print:hidden">
      <p className="flex max-w-page flex-wrap items-center gap-x-2 px-4 py-2 text-ink-soft comfort:mx-auto mid:px-8">
        <Headset aria-hidden className="size-4 shrink-0" />
        {t("text")} <TextLink href={paths.helpAssist}>{t("action")}</TextLink>
      </p>
    </aside>
  );
}
