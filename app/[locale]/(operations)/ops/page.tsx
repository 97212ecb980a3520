import { RotateCw } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { HouseCharts } from "#components/watch/house-charts.tsx";
import { HouseLights } from "#components/watch/house-lights.tsx";
import { houseDay } from "#server/monitoring/house-day.ts";
import { houseLights } from "#server/monitoring/house-lights.ts";
import { listConnectors } from "#server/monitoring/list-connectors.ts";
import { listMerchants } from "#server/monitoring/list-merchants.ts";
import { listOpenSubmissions } from "#server/monitoring/list-open-submissions.ts";
import { listProbes } from "#server/monitoring/list-probes.ts";
import { listQueues } from "#server/monitoring/list-queues.ts";
import { listWorkers } from "#server/monitoring/list-workers.ts";
import { listGivenUp } from "#server/notices/list-given-up.ts";
import { requireOperator } from "#server/session.ts";
import { listRuns } from "#server/timetable/list-runs.ts";
import { Connector } from "./connector.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { MerchantTable } from "./merchant-table.tsx";
import { OpenTable } from "./open-table.tsx";
import { Outbox } from "./outbox.tsx";
import { QueueTable } from "./queue-table.tsx";
import { RefreshEvery } from "./refresh-every.tsx";
import { RunTable } from "./run-table.tsx";
import { WorkerTable } from "./worker-table.tsx";

const refreshSeconds = 10;
const mostMerchants = 5;
const mostRuns = 8;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operations");
  return { title: t("title") };
}

/** Within a minute: is it the bureau, is it us, what piles up. */
export default async function OperationsPage() {
  const operator = await requireOperator();
  const t = await getTranslations("operations");
  const now = new Date();
  const watch = await getTranslations("watch");
  const [connectors, workers, open, queues, runs, merchants, outbox, probes, lights, day] = await page(() =>
    Promise.all([
      listConnectors(operator, now),
      listWorkers(operator, now),
      listOpenSubmissions(operator, now),
      listQueues(operator),
      listRuns(operator, {}, now, mostRuns),
      listMerchants(operator, null),
      listGivenUp(operator, now),
      listProbes(operator, now),
      houseLights(operator, now),
      houseDay(operator, now),
    ]),
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        line={
          <>
            {t.rich("asOf", { when: () => <DateTime at={now} form="long" /> })}{" "}
            <RefreshEvery seconds={refreshSeconds} label={t("refreshes", { seconds: refreshSeconds })} />
          </>
        }
        actions={
          <ButtonLink href={paths.ops} prefetch={false} icon={<RotateCw aria-hidden />}>
            {t("refresh")}
          </ButtonLink>
        }
      />
      <div className="grid gap-10">
        <Section
          title={watch("lights.title")}
          action={<TextLink href={paths.opsAlerts}>{watch("lights.all")}</TextLink>}
        >
          <HouseLights lights={lights} />
        </Section>
        <KeyFigures connectors={connectors} workers={workers} open={open} />
        <Section title={watch("charts.title")} lead={watch("charts.lead")}>
          <HouseCharts day={day} />
        </Section>
        {connectors.map((connector) => (
          <Connector
            key={connector.name}
            connector={connector}
            probe={probes.find(({ way }) => way === connector.name)}
          />
        ))}
        <Section title={t("open.title")} lead={t("open.lead")}>
          <OpenTable tallies={open} />
        </Section>
        <div className="grid gap-x-12 gap-y-10 wide:grid-cols-2">
          <Section title={t("queues.title")} lead={t("queues.lead")}>
            <QueueTable queues={queues} />
          </Section>
          <div className="grid content-start gap-10">
            <Section title={t("workers.title")}>
              <WorkerTable workers={workers} />
            </Section>
            <Section title={t("runs.title")}>
              <RunTable runs={runs.rows} />
            </Section>
            <Outbox outbox={outbox} />
          </div>
        </div>
        <Section
          title={t("merchants.title")}
          lead={t("merchants.lead")}
          action={<TextLink href={paths.opsMerchants}>{t("merchants.all", { count: merchants.total })}</TextLink>}
        >
          <MerchantTable merchants={merchants.rows.slice(0, mostMerchants)} />
        </Section>
      </div>
    </>
  );
}
