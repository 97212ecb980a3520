import { CircleAlert, CircleCheck, CirclePause, CircleQuestionMark, Hourglass, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { Tone } from "#components/ui/status-tone.ts";
import { ProbeFacts } from "#components/watch/probe-facts.tsx";
import type { BureauState } from "#server/monitoring/bureau-state.ts";
import type { ListedConnector } from "#server/monitoring/list-connectors.ts";
import type { ListedProbe } from "#server/monitoring/list-probes.ts";
import { OutageList } from "./outage-list.tsx";
import { ProbeForm } from "./probe-form.tsx";
import { ResumeForm } from "./resume-form.tsx";
import { StopForm } from "./stop-form.tsx";

const looks: Record<BureauState, { tone: Tone; Icon: LucideIcon }> = {
  up: { tone: "accepted", Icon: CircleCheck },
  slow: { tone: "held", Icon: Hourglass },
  down: { tone: "returned", Icon: CircleAlert },
  quiet: { tone: "unknown", Icon: CircleQuestionMark },
};

/** One way to the bureau: how it behaves, and the brake. */
export function Connector({ connector, probe }: { connector: ListedConnector; probe?: ListedProbe }) {
  const t = useTranslations("operations.connector");
  const states = useTranslations("operations.states");
  const { name, state, stopped } = connector;
  const tag = stopped ? (
    <StatusTag tone="returned" Icon={CirclePause} label={t("stoppedTag")} />
  ) : (
    <StatusTag {...looks[state]} label={states(state)} />
  );
  return (
    <Section title={t("title", { name: nameOf(name) })} action={tag}>
      <div className="grid gap-x-12 gap-y-6 wide:grid-cols-2">
        <div className="grid content-start gap-6">
          <Facts connector={connector} probe={probe} />
          <OutageList outages={connector.outages} />
        </div>
        <ClientMessages rooms={["common", "operations", "support"]}>
          <div className="flex flex-wrap content-start items-start gap-3">
            <ProbeForm connector={name} />
            {stopped ? <ResumeForm connector={name} /> : <StopForm connector={name} />}
          </div>
        </ClientMessages>
      </div>
    </Section>
  );

  function nameOf(connectorName: string): string {
    return isNamed(connectorName) ? t(`names.${connectorName}`) : connectorName;
  }
}

const named = ["leqi", "baiwang"] as const;

function isNamed(name: string): name is (typeof named)[number] {
  return (named as readonly string[]).includes(name);
}

function Facts({ connector, probe }: { connector: ListedConnector; probe?: ListedProbe }) {
  const { lastAnswerAt, lastFailureAt, lastFailure, failures, stopped, circuit, trialAt, wave, held } = connector;
  const { callsToday, allowance } = connector;
  const t = useTranslations("operations.connector");
  const outcome = useTranslations("operations.outcomes");
  return (
    <DescriptionList>
      {stopped ? (
        <Fact name={t("stopped")}>
          {stopped.reason === "REFUSED_US" ? t("refusedUs") : stopped.reason} · <DateTime at={stopped.at} />
        </Fact>
      ) : null}
      {circuit === "open" && trialAt ? (
        <Fact name={t("trial")}>
          <DateTime at={trialAt} />
        </Fact>
      ) : null}
      {circuit === "recovering" ? <Fact name={t("recovering")}>{t("wave", { wave })}</Fact> : null}
      {held > 0 ? (
        <Fact name={t("held")}>
          <span className="figures">{held.toLocaleString("en-US")}</span>
        </Fact>
      ) : null}
      <Fact name={t("calls")}>
        <span className="figures">{callsToday.toLocaleString("en-US")}</span>
        <span className="ms-2 text-ink-faint">
          {t("allowance", {
            second: allowance.callsPerSecond ?? 0,
            day: allowance.callsPerDay === null ? "none" : allowance.callsPerDay.toLocaleString("en-US"),
          })}
        </span>
      </Fact>
      <Fact name={t("lastAnswer")}>{lastAnswerAt ? <DateTime at={lastAnswerAt} /> : t("never")}</Fact>
      <Fact name={t("lastFailure")}>
        {lastFailureAt ? (
          <>
            {lastFailure && isOutcome(lastFailure) ? outcome(lastFailure) : lastFailure} ·{" "}
            <DateTime at={lastFailureAt} />
          </>
        ) : (
          t("none")
        )}
      </Fact>
      {probe ? <ProbeFacts probe={probe} /> : null}
      <Fact name={t("failures")}>
        <span className="figures">{failures}</span>
      </Fact>
    </DescriptionList>
  );

  function isOutcome(word: string): word is Parameters<typeof outcome>[0] {
    return outcome.has(word as Parameters<typeof outcome>[0]);
  }
}
