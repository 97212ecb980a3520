import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ListedAppointment } from "#server/timetable/list-appointments.ts";
import { RunAct } from "./run-act.tsx";
import { RunStateTag } from "./run-state-tag.tsx";
import { useTimetableWords } from "./use-timetable-words.ts";

type Action = ComponentProps<typeof RunAct>["action"];
type AppointmentTableProps = { appointments: readonly ListedAppointment[]; run: Action; cancel: Action };

/** What comes when, how it went last, what is at work now, and the button to have it now. */
export function AppointmentTable({ appointments, run, cancel }: AppointmentTableProps) {
  const t = useTranslations("timetable");
  const words = useTimetableWords();
  return (
    <Table caption={t("slotted.title")}>
      <TableHead>
        <HeaderCell>{t("columns.task")}</HeaderCell>
        <HeaderCell>{t("columns.when")}</HeaderCell>
        <HeaderCell>{t("columns.last")}</HeaderCell>
        <HeaderCell>{t("columns.next")}</HeaderCell>
        <HeaderCell>
          <span className="sr-only">{t("columns.action")}</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {appointments.map((one) => (
          <tr key={one.name}>
            <Cell card="title" heading>
              <TextLink href={`${paths.opsTimetable}?task=${encodeURIComponent(one.name)}#history`}>
                {words.nameOf(one.name)}
              </TextLink>
              <span className="block text-xs font-normal text-ink-faint">{words.doesOf(one.name)}</span>
            </Cell>
            <Cell card="labelled" label={t("columns.when")}>
              <span className="figures">{words.whenOf(one.rule)}</span>
              {one.missed === "every" ? (
                <span className="block text-xs text-ink-faint">{t(`missed.${one.missed}`)}</span>
              ) : null}
            </Cell>
            <Cell card="labelled" label={t("columns.last")}>
              <Last appointment={one} />
            </Cell>
            <Cell card="labelled" label={t("columns.next")}>
              <DateTime at={one.next} />
              {one.waitsForBureau ? (
                <span className="flex items-center gap-1 text-xs text-held">
                  <Hourglass aria-hidden className="size-3.5" />
                  {t("waitsForBureau")}
                </span>
              ) : null}
            </Cell>
            <Cell card="action" numeric className="mid:whitespace-nowrap">
              {one.now ? (
                <RunAct action={cancel} what="cancel" subject={one.now.id} task={words.nameOf(one.name)} />
              ) : (
                <RunAct action={run} what="run" subject={one.name} task={words.nameOf(one.name)} />
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Last({ appointment: { now, last } }: { appointment: ListedAppointment }) {
  const t = useTranslations("timetable");
  const shown = now ?? last;
  if (!shown) return t("never");
  const { progress } = shown;
  return (
    <div className="grid justify-items-start gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <RunStateTag state={shown.state} />
        <DateTime at={shown.startedAt ?? shown.slot} />
      </span>
      {now && progress ? (
        <div className="w-full max-w-48">
          <ProgressBar
            label={t("progressLabel")}
            value={progress.done}
            total={progress.of}
            text={t("progress", progress)}
          />
        </div>
      ) : null}
      {shown.fault ? <span className="text-xs break-words text-ink-soft">{shown.fault}</span> : null}
    </div>
  );
}
