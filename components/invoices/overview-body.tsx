import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Overview } from "#server/missing/overview.ts";
import { OverviewBeginning } from "./overview-beginning.tsx";
import { OverviewCalm } from "./overview-calm.tsx";
import { OverviewTiles } from "./overview-tiles.tsx";
import { OverviewWaiting } from "./overview-waiting.tsx";
import { TodayList } from "./today-list.tsx";
import { useOverviewTasks } from "./use-overview-tasks.ts";
import { useOverviewTiles } from "./use-overview-tiles.ts";

/** Am I all right, what must I do first, by when. */
export function OverviewBody({ overview }: { overview: Overview }) {
  const t = useTranslations("overview");
  const tiles = useOverviewTiles(overview);
  const tasks = useOverviewTasks(overview);
  const mood = moodOf(overview);
  if (mood === "begin") return <OverviewBeginning />;
  const counts = {
    missing: overview.missing.count + overview.tooLate.count,
    look: pressingOf(overview),
    carry: toCarry(overview),
    moving: movingOf(overview),
    withSupport: overview.withSupport,
    calm: 0,
    waiting: 0,
  };
  return (
    <>
      <PageHeader title={t(`headline.${mood}`, { count: counts[mood] })} line={<Freshness overview={overview} />} />
      <div className="grid gap-10">
        {mood === "waiting" ? <OverviewWaiting /> : null}
        {mood === "calm" ? <OverviewCalm overview={overview} /> : null}
        {mood === "calm" || (mood === "waiting" && overview.onTheirWay === 0) ? null : (
          <div data-assist="tiles">
            <OverviewTiles label={t("tiles.label")} tiles={tiles} />
          </div>
        )}
        {tasks.length > 0 ? (
          <div data-assist="tasks">
            <Section title={t("tasks.title")} lead={t("tasks.lead")}>
              <TodayList tasks={tasks} />
            </Section>
          </div>
        ) : null}
      </div>
    </>
  );
}

type Mood = "begin" | "waiting" | "missing" | "look" | "carry" | "moving" | "withSupport" | "calm";

function moodOf(overview: Overview): Mood {
  if (!overview.hasLedger) return "begin";
  if (overview.bureauCompleteTo === null) return toCarry(overview) > 0 ? "carry" : "waiting";
  if (overview.missing.count > 0) return "missing";
  if (pressingOf(overview) > 0) return "look";
  if (toCarry(overview) > 0) return "carry";
  if (movingOf(overview) > 0) return "moving";
  return overview.withSupport > 0 ? "withSupport" : "calm";
}

/** What goes on by itself. */
function movingOf({ onTheirWay, withSupport }: Overview): number {
  return onTheirWay - withSupport;
}

function pressingOf({ missing, differing, tooLate }: Overview): number {
  return missing.count + differing.count + tooLate.count;
}

function toCarry({ packages: { waiting, inHand } }: Overview): number {
  return waiting + inHand;
}

function Freshness({ overview: { comparedAt, bureauCompleteTo, atBureau } }: { overview: Overview }) {
  const t = useTranslations("overview");
  const parts = [
    comparedAt && t.rich("compared", { when: () => <DateTime at={comparedAt} /> }),
    bureauCompleteTo && t.rich("completeTo", { when: () => <DateTime at={bureauCompleteTo} /> }),
    atBureau !== null && t("held", { count: atBureau }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts are fixed
        <li key={index}>{part}</li>
      ))}
    </ul>
  );
}
