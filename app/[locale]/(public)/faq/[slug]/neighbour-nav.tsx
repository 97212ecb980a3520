import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Link } from "#i18n/navigation.ts";

type Neighbour = { slug: string; title: string } | null;

const linkClass = "group grid gap-0.5 rounded-md border border-line px-4 py-3 hover:border-line-strong hover:bg-canvas";

/** The questions before and after this one, by their names. */
export function NeighbourNav({ previous, next }: { previous: Neighbour; next: Neighbour }) {
  const t = useTranslations("help.faq");
  if (!previous && !next) return null;
  return (
    <nav aria-label={t("neighbours")} className="mt-10 grid gap-3 mid:grid-cols-2 print:hidden">
      {previous ? (
        <Link href={paths.faqEntry(previous.slug)} rel="prev" className={linkClass}>
          <span className="flex items-center gap-1 text-xs text-ink-faint">
            <ArrowLeft aria-hidden className="size-3.5" />
            {t("previous")}
          </span>
          {previous.title}
        </Link>
      ) : null}
      {next ? (
        <Link href={paths.faqEntry(next.slug)} rel="next" className={`${linkClass} mid:col-start-2 mid:text-end`}>
          <span className="flex items-center gap-1 text-xs text-ink-faint mid:justify-end">
            {t("next")}
            <ArrowRight aria-hidden className="size-3.5" />
          </span>
          {next.title}
        </Link>
      ) : null}
    </nav>
  );
}
