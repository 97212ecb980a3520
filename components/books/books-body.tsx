import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OverviewTiles } from "#components/invoices/overview-tiles.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { longDate } from "#components/ui/date-text.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { type Finding, type FindingCounts, findings } from "#domain/reconciliation.ts";
import type { FoundBooks } from "#server/reconciliation/find-books.ts";
import type { History } from "#server/reconciliation/list-comparisons.ts";
import type { FindingPage } from "#server/reconciliation/list-findings.ts";
import { AsOfForm } from "./as-of-form.tsx";
import { BooksNews } from "./books-news.tsx";
import { ComparisonHistory } from "./comparison-history.tsx";
import { DayForm } from "./day-form.tsx";
import { findingLooks } from "./finding-looks.ts";
import { FindingTable } from "./finding-table.tsx";
import { LackTable } from "./lack-table.tsx";

type BooksBodyProps = {
  books: FoundBooks;
  history: History;
  /** The counts of one day of issue, where one is looked at. */
  day: { day: string; counts: FindingCounts } | null;
  /** The finding one has pressed, with its invoices. */
  chosen: { finding: Finding; page: FindingPage; isFirst: boolean; day?: string } | null;
  /** The button that asks for a comparison, or what runs instead. */
  ask: ReactNode;
};

/** How the two books stand to each other: in words, in counts that open, over time, and on any day that is over. */
export function BooksBody({ books, history, day, chosen, ask }: BooksBodyProps) {
  const t = useTranslations("books");
  const locale = useLocale();
  return (
    <>
      <PageHeader
        title={t("title")}
        line={t("lead")}
        actions={<ButtonLink href={paths.monthEnd}>{t("monthEnd.link")}</ButtonLink>}
      />
      <div className="grid gap-10">
        <div className="grid gap-4">
          <BooksNews books={books} />
          {ask}
        </div>
        {books.last ? (
          <Section title={day ? t("findings.ofDay", { day: longDate(day.day, locale) }) : t("findings.title")}>
            <div className="grid gap-4">
              <Counts counts={day?.counts ?? books.last.counts} day={day?.day} />
              <DayForm day={day?.day} />
            </div>
          </Section>
        ) : null}
        {chosen ? <FindingTable {...chosen} /> : null}
        <LackTable lacking={books.lacking} />
        <AsOfForm />
        <ComparisonHistory history={history} />
      </div>
    </>
  );
}

function Counts({ counts, day }: { counts: FindingCounts; day?: string }) {
  const t = useTranslations("books.findings");
  return (
    <OverviewTiles
      label={t("label")}
      tiles={findings.map((finding) => ({
        label: t(`${finding}.label`),
        count: counts[finding],
        note: t(`${finding}.note`),
        href: `${paths.booksOf(finding, day)}#found`,
        look: findingLooks[finding],
      }))}
    />
  );
}
