import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { TextLink } from "#components/ui/text-link.tsx";

/** On every page of a practice merchant, on paper too; it goes when one leaves, and cannot be closed. */
export function PracticeBand({ leave }: { leave: (form: FormData) => Promise<void> }) {
  const t = useTranslations("training");
  return (
    <aside
      data-tone="held"
      aria-label={t("practice.label")}
      className="sticky top-0 z-30 flex items-center justify-between gap-x-4 border-b border-tone-line bg-tone-soft px-4 py-2 text-tone mid:min-h-14 mid:gap-x-6 mid:px-8 print:static"
    >
      <p className="flex min-w-0 flex-1 gap-2.5 text-xs mid:text-sm">
        <FlaskConical aria-hidden className="mt-1 size-4 shrink-0" />
        <span className="font-medium">{t("practice.band")}</span>
      </p>
      <div className="flex shrink-0 items-center gap-4 print:hidden">
        <span className="hidden mid:inline">
          <TextLink href={paths.training}>{t("title")}</TextLink>
        </span>
        <form action={leave}>
          <button type="submit" className={buttonClass({ size: "small" })}>
            {t("practice.leave")}
          </button>
        </form>
      </div>
    </aside>
  );
}
