import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { getPathname } from "#i18n/navigation.ts";
import type { GapPage } from "#server/reconciliation/list-gaps.ts";
import type { MonthEnd } from "#server/reconciliation/month-end.ts";
import { GapTable } from "./gap-table.tsx";
import { MonthEndTodo } from "./month-end-todo.tsx";
import { MonthEndVerdict } from "./month-end-verdict.tsx";
import { PeriodForm } from "./period-form.tsx";
import { SumsTable } from "./sums-table.tsx";

type MonthEndBodyProps = { monthEnd: MonthEnd; gaps: GapPage; isFirst: boolean };

/** Both books of a period side by side, whether they would agree, what is left to do, and what makes the difference. */
export function MonthEndBody({ monthEnd, gaps, isFirst }: MonthEndBodyProps) {
  const t = useTranslations("books.monthEnd");
  const locale = useLocale();
  const { period, kinds } = monthEnd;
  return (
    <>
      <PageHeader
        title={`${t("title")} ${period}`}
        line={t("lead")}
        back={{ href: paths.books, label: useTranslations("books")("title") }}
        actions={
          <>
            <PrintButton label={t("print")} />
            <a href={getPathname({ href: paths.monthEndExport(period), locale })} download className={buttonClass({})}>
              <Download aria-hidden />
              {t("download")}
            </a>
          </>
        }
      />
      <div className="grid gap-8">
        <PeriodForm period={period} />
        {kinds.length === 0 ? (
          <p className="text-ink-soft">{t("nothing")}</p>
        ) : (
          <div data-assist="verdict">
            <MonthEndVerdict monthEnd={monthEnd} />
          </div>
        )}
        {kinds.length === 0 ? null : (
          <>
            <div data-assist="sums">
              <Section title={t("sums")}>
                <SumsTable monthEnd={monthEnd} />
              </Section>
            </div>
            <div data-assist="todo">
              <MonthEndTodo monthEnd={monthEnd} />
            </div>
            <Section title={t("gaps.title")}>
              <div data-assist="gaps">
                {gaps.rows.length === 0 ? (
                  <p className="text-ink-soft">{t("gaps.none")}</p>
                ) : (
                  <GapTable rows={gaps.rows} />
                )}
              </div>
              <Pagination
                first={isFirst ? undefined : paths.monthEndOf(period)}
                next={gaps.after ? `${paths.monthEndOf(period)}&after=${gaps.after}` : undefined}
              />
            </Section>
          </>
        )}
      </div>
    </>
  );
}
