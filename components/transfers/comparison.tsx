import { useFormatter, useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { type MissingCause, missingCauses } from "#domain/missing-cause.ts";
import { addDays, type BusinessDate } from "#domain/period.ts";
import { compareShares, type ShareDifference } from "#domain/share-difference.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { Days, TransferAnalysis } from "#server/transfers/analyse-transfers.ts";
import { logAddress } from "./log-address.ts";

/** Two spans beside each other, parted by a day. */
export type TwoSpans = {
  readonly split: BusinessDate;
  readonly before: TransferAnalysis;
  readonly after: TransferAnalysis;
};

type ComparisonProps = { days: Days; spans: TwoSpans | null; outside: boolean };

/** Which cause has grown since a day, and whether that may be chance. */
export function Comparison({ days, spans, outside }: ComparisonProps) {
  const t = useTranslations("transfers.compare");
  const locale = useLocale();
  return (
    <Section title={t("title")} lead={t("lead")}>
      <form
        id="compare"
        action={getPathname({ href: paths.opsTransfers, locale })}
        className="flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden"
      >
        <input type="hidden" name="from" value={days.from} />
        <input type="hidden" name="to" value={days.to} />
        <TextInput
          name="split"
          type="date"
          label={t("split")}
          filter
          min={addDays(days.from, 1)}
          max={days.to}
          defaultValue={spans?.split}
          error={outside ? t("outside") : undefined}
        />
        <Button type="submit">{t("submit")}</Button>
      </form>
      {spans ? <Compared days={days} spans={spans} /> : null}
    </Section>
  );
}

function Compared({ days, spans }: { days: Days; spans: TwoSpans }) {
  const t = useTranslations("transfers");
  const format = useFormatter();
  const { split, before, after } = spans;
  const rows = differencesOf(before, after);
  if (rows.length === 0) return <p className="mt-4 text-ink-soft">{t("compare.nothing")}</p>;
  return (
    <div className="mt-4 grid gap-3">
      <p className="text-ink-soft">
        {t("compare.spans", {
          from: days.from,
          before: addDays(split, -1),
          after: split,
          to: days.to,
          countBefore: before.knocks,
          countAfter: after.knocks,
        })}
      </p>
      <Table caption={t("compare.caption")}>
        <TableHead>
          <HeaderCell>{t("bars.cause")}</HeaderCell>
          <HeaderCell numeric>{t("compare.before")}</HeaderCell>
          <HeaderCell numeric>{t("compare.after")}</HeaderCell>
          <HeaderCell numeric>{t("compare.difference")}</HeaderCell>
          <HeaderCell>{t("compare.verdict")}</HeaderCell>
        </TableHead>
        <tbody>
          {rows.map(({ cause, difference }) => (
            <tr key={cause}>
              <Cell card="title" heading>
                <TextLink href={logAddress({ cause, ...days })}>{t(`causes.${cause}`)}</TextLink>
              </Cell>
              <Cell card="labelled" label={t("compare.before")} numeric>
                {percent(difference.before)}
              </Cell>
              <Cell card="labelled" label={t("compare.after")} numeric>
                {percent(difference.after)}
              </Cell>
              <Cell card="labelled" label={t("compare.difference")} numeric>
                {t("compare.interval", {
                  difference: signed(difference.difference),
                  low: signed(difference.low),
                  high: signed(difference.high),
                })}
              </Cell>
              <Cell card="labelled" label={t("compare.verdict")}>
                {t(`compare.${verdictOf(difference)}`)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );

  function percent(share: number): string {
    return format.number(share, { style: "percent", maximumFractionDigits: 2 });
  }

  function signed(share: number): string {
    return format.number(share, { style: "percent", maximumFractionDigits: 2, signDisplay: "exceptZero" });
  }
}

/** Every cause that one of the two spans knows, what moved most first. */
function differencesOf(before: TransferAnalysis, after: TransferAnalysis) {
  return missingCauses
    .flatMap((cause) => {
      const [one, other] = [countOf(before, cause), countOf(after, cause)];
      if (one + other === 0) return [];
      const difference = compareShares({ count: one, total: before.knocks }, { count: other, total: after.knocks });
      return difference ? [{ cause, difference }] : [];
    })
    .sort((a, b) => Math.abs(b.difference.difference) - Math.abs(a.difference.difference));
}

function countOf({ causes }: TransferAnalysis, wanted: MissingCause): number {
  return causes.find(({ cause }) => cause === wanted)?.count ?? 0;
}

function verdictOf({ certain, difference }: ShareDifference): "more" | "less" | "chance" {
  if (!certain) return "chance";
  return difference > 0 ? "more" : "less";
}
