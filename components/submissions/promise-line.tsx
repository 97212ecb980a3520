import { useLocale, useNow, useTranslations } from "next-intl";
import { nearInstant } from "#components/ui/date-text.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { isOpen, type SubmissionState } from "#domain/submission.ts";

type PromiseLineProps = {
  submission: {
    readonly state: SubmissionState;
    readonly nextAt: Date | null;
    readonly promised: { readonly at: Date; readonly by: Date } | null;
  };
};

const minuteMs = 60_000;

/** When it will be done, as it was announced; that it is late, when it is. What is held or with support says its reason instead. */
export function PromiseLine({ submission: { state, nextAt, promised } }: PromiseLineProps) {
  const t = useTranslations("submission.promise");
  const locale = useLocale();
  const now = useNow();
  if (promised === null || !isOpen(state) || state === "HELD" || state === "NEEDS_SUPPORT") return null;
  const { at } = promised;
  const by = wholeMinute(promised.by);
  const times = { at: () => <DateTime at={at} form="near" />, by: () => <DateTime at={by} form="near" /> };
  if (now > by) return t.rich("late", times);
  if (state !== "SENDING" && state !== "CHECKING" && nextAt !== null && nextAt > by) return t.rich("willBeLate", times);
  const isOneMinute = nearInstant(at, locale, now) === nearInstant(new Date(by.getTime() - minuteMs), locale, now);
  const isBehind = at <= now || (nextAt !== null && nextAt > at);
  return t.rich(isOneMinute || isBehind ? "soon" : "inTime", times);
}

/** Rounded up: nobody shall be told a minute in which it may not be done yet. */
function wholeMinute(instant: Date): Date {
  return new Date(Math.ceil(instant.getTime() / minuteMs) * minuteMs);
}
