import { ArrowLeftRight, Search } from "lucide-react";
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import type { Query } from "#app/single-query.ts";
import { paths } from "#components/paths.ts";
import { CauseBars } from "#components/transfers/cause-bars.tsx";
import { Comparison, type TwoSpans } from "#components/transfers/comparison.tsx";
import { PaceSection } from "#components/transfers/pace-section.tsx";
import { SpanForm } from "#components/transfers/span-form.tsx";
import { SymptomTable } from "#components/transfers/symptom-table.tsx";
import { TransferTabs } from "#components/transfers/transfer-tabs.tsx";
import { TroubleCharts } from "#components/transfers/trouble-charts.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { addDays, type BusinessDate, businessDateOf } from "#domain/period.ts";
import type { StaffContext } from "#server/context.ts";
import { requireStaff } from "#server/session.ts";
import { analyseTransfers, type Days, type TransferAnalysis } from "#server/transfers/analyse-transfers.ts";
import { mostDays, readSpan } from "./read-span.ts";

type TransfersPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("transfers");
  return { title: t("title") };
}

/** What keeps invoices from getting through, when, and how long the bureau takes to say so. */
export default async function TransfersPage({ searchParams }: TransfersPageProps) {
  const staff = await requireStaff();
  const t = await getTranslations("transfers");
  const today = businessDateOf(new Date());
  const { days, split, splitOutside, shortened, pace } = readSpan(await searchParams, today);
  const analysis = await page(() => analyseTransfers(staff, days));
  const spans = split === null ? null : await page(() => twoSpans(staff, days, split));
  return (
    <>
      <PageHeader
        title={t("title")}
        line={
          <>
            {t("lead")} <CountedTo at={analysis.countedTo} />
          </>
        }
        actions={
          <ButtonLink href={paths.opsTransferLog} icon={<Search aria-hidden />}>
            {t("toLog")}
          </ButtonLink>
        }
      />
      <TransferTabs current="analysis" />
      <div className="grid gap-10">
        <SpanForm days={days} today={today} />
        {shortened ? <Callout>{t("span.tooLong", { days: mostDays })}</Callout> : null}
        {analysis.knocks === 0 ? (
          <Nothing room={staff.kind} />
        ) : (
          <>
            <Figures analysis={analysis} />
            <Section title={t("causesTitle")} lead={t("causesLead")}>
              <CauseBars analysis={analysis} days={days} />
            </Section>
            <Section title={t("when.title")}>
              <TroubleCharts analysis={analysis} />
            </Section>
            <PaceSection analysis={analysis} days={days} chosen={pace} />
            <Comparison days={days} spans={spans} outside={splitOutside} />
          </>
        )}
        <SymptomTable room={staff.kind} />
      </div>
    </>
  );
}

async function twoSpans(staff: StaffContext, { from, to }: Days, split: BusinessDate): Promise<TwoSpans> {
  const [before, after] = await Promise.all([
    analyseTransfers(staff, { from, to: addDays(split, -1) }),
    analyseTransfers(staff, { from: split, to }),
  ]);
  return { split, before, after };
}

async function CountedTo({ at }: { at: Date | null }) {
  const t = await getTranslations("transfers");
  return at ? t.rich("countedTo", { when: () => <DateTime at={at} /> }) : t("notCounted");
}

async function Figures({ analysis }: { analysis: TransferAnalysis }) {
  const t = await getTranslations("transfers.figures");
  const format = await getFormatter();
  const { knocks, through, unanswered } = analysis;
  return (
    <Section title={t("label")}>
      <DescriptionList columns={2}>
        <Fact name={t("knocks")}>
          <span className="figures">{format.number(knocks)}</span>
        </Fact>
        <Fact name={t("through")}>
          <span className="figures">{withShare(through)}</span>
        </Fact>
        <Fact name={t("failed")}>
          <span className="figures">{withShare(knocks - through - unanswered)}</span>
        </Fact>
        <Fact name={t("unanswered")}>
          <span className="figures">{withShare(unanswered)}</span>
        </Fact>
      </DescriptionList>
    </Section>
  );

  function withShare(count: number): string {
    const share = format.number(count / knocks, { style: "percent", maximumFractionDigits: 1 });
    return `${format.number(count)} · ${share}`;
  }
}

async function Nothing({ room }: { room: StaffContext["kind"] }) {
  const t = await getTranslations("transfers.empty");
  return (
    <EmptyState
      Icon={ArrowLeftRight}
      title={t("title")}
      action={<ButtonLink href={room === "operator" ? paths.ops : paths.status}>{t("action")}</ButtonLink>}
    >
      {t("text")}
    </EmptyState>
  );
}
