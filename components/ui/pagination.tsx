import { ChevronLeft, ChevronRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";

type PaginationProps = {
  /** Where the list begins, on any page but that: a last page must not look like the whole. */
  first?: string;
  /** Addresses of the neighbours; absent at either end. Keyset pages have no numbers. */
  previous?: string;
  next?: string;
  /** What is on this page: “第 51–100 条，共 1,284 条”. */
  summary?: ReactNode;
};

export function Pagination({ first, previous, next, summary }: PaginationProps) {
  const t = useTranslations("common");
  if (!first && !previous && !next && !summary) return null;
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap items-center justify-between gap-3 py-4 print:hidden">
      <p className="figures text-ink-soft">{summary}</p>
      <div className="flex gap-2">
        {first ? (
          <ButtonLink href={first} icon={<ChevronsLeft aria-hidden />}>
            {t("firstPage")}
          </ButtonLink>
        ) : null}
        {previous ? (
          <ButtonLink href={previous} rel="prev" icon={<ChevronLeft aria-hidden />}>
            {t("previousPage")}
          </ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink href={next} rel="next">
            {t("nextPage")}
            <ChevronRight aria-hidden />
          </ButtonLink>
        ) : null}
      </div>
    </nav>
  );
}
