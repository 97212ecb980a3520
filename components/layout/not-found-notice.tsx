import { FileSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";

/** Also stands where a record is not there or not ours: the two are told apart by nobody. */
export function NotFoundNotice() {
  const t = useTranslations("errors.notFound");
  return (
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
  );
}
