import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import type { ListedAct } from "#server/assist/list-acts.ts";
import { useActWords } from "./act-words.ts";

/** All that was done in a session, by whom and when, as the record has it. */
export function ActList({ acts }: { acts: readonly ListedAct[] }) {
  const t = useTranslations("assist.sides");
  const words = useActWords();
  return (
    <ol className="border-t border-line">
      {acts.map((act) => (
        <li key={act.seq} className="grid gap-x-4 border-b border-line py-2 mid:grid-cols-[7rem_8rem_minmax(0,1fr)]">
          <span className="text-xs text-ink-faint mid:text-sm">
            <DateTime at={act.at} form="short" />
          </span>
          <span className="text-ink-soft">{act.by ? t("by", { side: t(act.side), by: act.by }) : t(act.side)}</span>
          <span className="wrap-anywhere">{words(act)}</span>
        </li>
      ))}
    </ol>
  );
}
