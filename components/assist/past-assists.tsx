import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ListedAssist } from "#server/assist/list-assists.ts";
import { ActList } from "./act-list.tsx";

/** Every time somebody helped: who, why, from when to when, and on opening it all that was done. */
export function PastAssists({ assists }: { assists: readonly ListedAssist[] }) {
  return (
    <ul className="border-t border-line">
      {assists.map((assist) => (
        <OneAssist key={assist.id} assist={assist} />
      ))}
    </ul>
  );
}

function OneAssist({ assist: { id, by, reason, startedAt, ended, acts } }: { assist: ListedAssist }) {
  const t = useTranslations("assist");
  return (
    <li className="grid gap-1 border-b border-line py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium wrap-anywhere">{reason}</span>
        <span className="text-xs text-ink-soft">
          <DateTime at={startedAt} /> – {ended ? <DateTime at={ended.at} form="near" /> : t("past.open")}
        </span>
      </p>
      <p className="text-ink-soft">
        {by} · {ended ? t(`endings.${ended.as}`) : t("past.open")}
      </p>
      <details className="group">
        <summary className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1 text-accent-ink coarse:min-h-11">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {t("past.acts", { count: acts.length })}
        </summary>
        <div className="mt-2">
          <ActList acts={acts} />
        </div>
      </details>
      <p>
        <TextLink href={paths.assistSlip(id)}>{t("slip.title")}</TextLink>
      </p>
    </li>
  );
}
