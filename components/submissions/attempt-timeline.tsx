import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import type { StatusLook } from "#components/ui/status-tone.ts";

export type TimelineEvent = {
  key: string;
  /** ISO instant. */
  at: string;
  look: StatusLook;
  title: string;
  detail?: string;
  /** The bureau's number or code, to be read out on the phone. */
  reference?: string;
  /** Equal replies in a row stand as one. */
  times?: number;
};

/** What was tried when and what came of it, newest first. */
export function AttemptTimeline({ label, events }: { label: string; events: readonly TimelineEvent[] }) {
  return (
    <ol aria-label={label} className="grid max-w-prose">
      {events.map((event, index) => (
        <Event key={event.key} event={event} last={index === events.length - 1} />
      ))}
    </ol>
  );
}

function Event({ event, last }: { event: TimelineEvent; last: boolean }) {
  const t = useTranslations("submission");
  const { tone, Icon } = event.look;
  return (
    <li data-tone={tone} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3">
      <span className="flex flex-col items-center">
        <span className="grid size-6 place-items-center rounded-full border border-tone-line bg-tone-soft text-tone">
          <Icon aria-hidden className="size-3.5" />
        </span>
        {last ? null : <span className="w-px flex-1 bg-line-strong" />}
      </span>
      <div className={last ? undefined : "pb-5"}>
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium">
            {event.title}
            {event.times && event.times > 1 ? (
              <span className="ms-2 font-normal text-ink-faint">{t("times", { count: event.times })}</span>
            ) : null}
          </span>
          <span className="text-xs text-ink-faint">
            <DateTime at={event.at} />
          </span>
        </p>
        {event.detail ? <p className="text-ink-soft">{event.detail}</p> : null}
        {event.reference ? <p className="figures text-xs text-ink-faint select-all">{event.reference}</p> : null}
      </div>
    </li>
  );
}
