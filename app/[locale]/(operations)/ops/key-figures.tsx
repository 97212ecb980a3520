import {
  Activity,
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  Headset,
  Hourglass,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Age } from "#components/support/age.tsx";
import type { Tone } from "#components/ui/status-tone.ts";
import type { BureauState } from "#server/monitoring/bureau-state.ts";
import type { ListedConnector } from "#server/monitoring/list-connectors.ts";
import type { OpenTally } from "#server/monitoring/list-open-submissions.ts";
import type { ListedWorker } from "#server/monitoring/list-workers.ts";

type KeyFiguresProps = {
  connectors: readonly ListedConnector[];
  workers: readonly ListedWorker[];
  open: readonly OpenTally[];
};

type Figure = { label: string; value: ReactNode; note: ReactNode; tone: Tone; Icon: LucideIcon };

const bureauLooks: Record<BureauState, { tone: Tone; Icon: LucideIcon }> = {
  up: { tone: "accepted", Icon: CircleCheck },
  slow: { tone: "held", Icon: Hourglass },
  down: { tone: "returned", Icon: CircleAlert },
  quiet: { tone: "unknown", Icon: CircleQuestionMark },
};

/** What is due and has not been taken up for this long is stuck, not busy. */
const stuckMs = 60_000;

/** Is it the bureau, is it us, does anything pile up, does anybody have to look: four answers in one strip. */
export function KeyFigures(props: KeyFiguresProps) {
  const label = useTranslations("operations.figures")("label");
  const figures = [useBureau(props), useWorkers(props), useDue(props), useWithSupport(props)];
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line comfort:grid-cols-1 wide:grid-cols-4"
    >
      {figures.map(({ label, value, note, tone, Icon }) => (
        <li key={label} data-tone={tone} className="bg-surface px-4 py-4 mid:px-5">
          <p className="flex items-center gap-1.5">
            <Icon aria-hidden className="size-4 shrink-0 text-tone" />
            {label}
          </p>
          <p className="figures text-xl font-semibold">{value}</p>
          <p className="text-xs text-ink-soft">{note}</p>
        </li>
      ))}
    </ul>
  );
}

function useBureau({ connectors }: KeyFiguresProps): Figure {
  const t = useTranslations("operations.figures");
  const states = useTranslations("operations.states");
  const worst =
    (["down", "slow", "quiet", "up"] as const).find((state) => connectors.some((one) => one.state === state)) ??
    "quiet";
  const last = latest(connectors.map(({ lastAnswerAt }) => lastAnswerAt));
  const note = last ? t.rich("lastAnswer", { age: () => <Age from={last} /> }) : t("neverAnswered");
  const stopped = connectors.some((one) => one.stopped);
  return { label: t("bureau"), value: stopped ? t("stopped") : states(worst), note, ...bureauLooks[worst] };
}

function useWorkers({ workers }: KeyFiguresProps): Figure {
  const t = useTranslations("operations.figures");
  const alive = workers.filter((worker) => worker.alive).length;
  const last = latest(workers.map(({ beatAt }) => beatAt));
  const note = last ? t.rich("lastBeat", { age: () => <Age from={last} /> }) : t("neverBeat");
  return {
    label: t("workers"),
    value: t("alive", { count: alive }),
    note,
    tone: alive > 0 ? "accepted" : "returned",
    Icon: Activity,
  };
}

function useDue({ open }: KeyFiguresProps): Figure {
  const t = useTranslations("operations.figures");
  const count = open.reduce((sum, { due }) => sum + due, 0);
  const oldest = earliest(open.map(({ oldestDue }) => oldestDue));
  const stuck = oldest !== null && Date.now() - oldest.getTime() > stuckMs;
  const note = oldest ? t.rich("oldestDue", { age: () => <Age from={oldest} /> }) : t("nothingDue");
  return {
    label: t("due"),
    value: count.toLocaleString("en-US"),
    note,
    tone: stuck ? "missing" : "neutral",
    Icon: Hourglass,
  };
}

function useWithSupport({ open }: KeyFiguresProps): Figure {
  const t = useTranslations("operations.figures");
  const tally = open.find(({ state }) => state === "NEEDS_SUPPORT");
  const note = tally ? t.rich("oldestWaits", { age: () => <Age from={tally.oldest} /> }) : t("nobodyWaits");
  return {
    label: t("withSupport"),
    value: (tally?.count ?? 0).toLocaleString("en-US"),
    note,
    tone: tally ? "unknown" : "neutral",
    Icon: Headset,
  };
}

function latest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce((best, instant) => (instant && (!best || instant > best) ? instant : best), null);
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce((best, instant) => (instant && (!best || instant < best) ? instant : best), null);
}
