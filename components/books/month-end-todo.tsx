import { useTranslations } from "next-intl";
import { DaysLeft } from "#components/invoices/days-left.tsx";
import { paths } from "#components/paths.ts";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { GapReason } from "#domain/month-end.ts";
import { addDays, periodAfter } from "#domain/period.ts";
import type { MonthEnd } from "#server/reconciliation/month-end.ts";

/** What remains before the books agree, each with where it is done, and by when. */
export function MonthEndTodo({ monthEnd }: { monthEnd: MonthEnd }) {
  const t = useTranslations("books.monthEnd.todo");
  const { period, reasons, onTheirWay, withinLag, incomplete, deadline } = monthEnd;
  const of = (...names: GapReason[]) =>
    reasons.reduce((sum, { reason, count }) => (names.includes(reason) ? sum + count : sum), 0);
  const span = `from=${period}-01&to=${addDays(`${periodAfter(period)}-01`, -1)}`;
  const todo = [
    { key: "missing", count: of("missing-there"), href: `${paths.missing}?${span}` },
    { key: "differs", count: of("differs"), href: `${paths.missing}?standing=DIFFERS&${span}` },
    { key: "here", count: of("missing-here"), href: paths.booksOf("missing-here") },
    { key: "voided", count: of("voided-there", "voided-here"), href: null },
    { key: "other", count: of("other-period"), href: null },
  ] as const;
  const open = todo.filter(({ count }) => count > 0);
  return (
    <Section title={t("title")}>
      {open.length === 0 && !incomplete ? (
        <p>{t("none")}</p>
      ) : (
        <ul className="grid max-w-prose list-disc gap-2 ps-5">
          {open.map(({ key, count, href }) => (
            <li key={key}>
              {href ? <TextLink href={href}>{t(key, { count })}</TextLink> : t(key, { count })}
              {key === "missing" && onTheirWay + withinLag > 0 ? (
                <span className="block text-ink-soft">{t("missingOf", { moving: onTheirWay, fresh: withinLag })}</span>
              ) : null}
            </li>
          ))}
          {incomplete ? <li>{t("wait")}</li> : null}
        </ul>
      )}
      <p className="mt-4 flex flex-wrap items-baseline gap-x-2 text-ink-soft">
        {t("by")}
        <DaysLeft daysLeft={deadline.daysLeft} deadline={deadline.due} />
      </p>
    </Section>
  );
}
