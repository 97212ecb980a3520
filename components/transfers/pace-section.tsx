import { useFormatter, useTranslations } from "next-intl";
import { LineChart } from "#components/charts/line-chart.tsx";
import { paths } from "#components/paths.ts";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { Link } from "#i18n/navigation.ts";
import type { Days, OperationPace, PaceFigures, TransferAnalysis } from "#server/transfers/analyse-transfers.ts";
import { logAddress } from "./log-address.ts";
import { useDurationWords } from "./use-duration-words.ts";
import { useOperationNames } from "./use-operation-names.ts";

type PaceSectionProps = {
  analysis: TransferAnalysis;
  days: Days;
  /** `leqi.send`; the first one where it names none. */
  chosen: string | null;
};

/** How long each operation took on each way, and one of them over the days and around the clock. */
export function PaceSection({ analysis, days, chosen }: PaceSectionProps) {
  const t = useTranslations("transfers.pace");
  const { operations } = analysis;
  const drawn = operations.find((one) => nameOf(one) === chosen) ?? operations.find(isSend) ?? operations[0];
  return (
    <Section title={t("title")} lead={t("lead")}>
      {drawn ? (
        <div className="grid gap-8">
          <PaceTable operations={operations} drawn={drawn} days={days} />
          <PaceCharts analysis={analysis} drawn={drawn} />
        </div>
      ) : (
        <p className="text-ink-soft">{t("none")}</p>
      )}
    </Section>
  );
}

function PaceTable({
  operations,
  drawn,
  days,
}: {
  operations: readonly OperationPace[];
  drawn: OperationPace;
  days: Days;
}) {
  const t = useTranslations("transfers.pace");
  const nameIn = useOperationNames();
  const format = useFormatter();
  const { withError } = useDurationWords();
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("operation")}</HeaderCell>
        <HeaderCell numeric>{t("count")}</HeaderCell>
        <HeaderCell numeric>{t("p50")}</HeaderCell>
        <HeaderCell numeric>{t("p95")}</HeaderCell>
      </TableHead>
      <tbody>
        {operations.map((one) => (
          <tr key={nameOf(one)}>
            <Cell card="title" heading>
              <Link
                href={`${logAddress({ ...days, pace: nameOf(one) }, paths.opsTransfers)}#pace`}
                scroll={false}
                aria-current={one === drawn ? "true" : undefined}
                className="text-accent-ink underline decoration-accent-line underline-offset-4 hover:decoration-accent-ink current:font-medium current:no-underline"
              >
                {nameIn(one.connector, one.operation)}
              </Link>
            </Cell>
            <Cell card="labelled" label={t("count")} numeric>
              {format.number(one.whole.count)}
            </Cell>
            <Cell card="labelled" label={t("p50")} numeric>
              {withError(one.whole.p50)}
            </Cell>
            <Cell card="labelled" label={t("p95")} numeric>
              {withError(one.whole.p95)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function PaceCharts({ analysis, drawn }: { analysis: TransferAnalysis; drawn: OperationPace }) {
  const t = useTranslations("transfers");
  const { short } = useDurationWords();
  const name = useOperationNames()(drawn.connector, drawn.operation);
  return (
    <div id="pace" className="grid scroll-mt-4 gap-x-12 gap-y-8 wide:grid-cols-2">
      <LineChart
        title={t("pace.byDay", { name })}
        axis={t("when.day")}
        places={analysis.days.map(({ day }) => day.slice(5))}
        series={useSeries(drawn.byDay)}
        format={short}
      />
      <LineChart
        title={t("pace.byHour", { name })}
        axis={t("when.hour")}
        places={analysis.hours.map(({ hour }) => t("when.oclock", { hour }))}
        series={useSeries(drawn.byHour)}
        format={short}
      />
    </div>
  );
}

function useSeries(figures: readonly PaceFigures[]) {
  const t = useTranslations("transfers.pace");
  return [
    { name: t("p50Name"), tone: "moving", values: figures.map(({ p50 }) => p50?.ms ?? null) },
    { name: t("p95Name"), tone: "missing", values: figures.map(({ p95 }) => p95?.ms ?? null) },
  ] as const;
}

function nameOf({ connector, operation }: OperationPace): string {
  return `${connector}.${operation}`;
}

function isSend({ operation }: OperationPace): boolean {
  return operation === "send";
}
