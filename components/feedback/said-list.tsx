import { useNow, useTranslations } from "next-intl";
import { BusinessDate, DateTime } from "#components/ui/date-time.tsx";
import { isLate } from "#domain/feedback.ts";
import type { SaidItem } from "#server/feedback/list-said.ts";
import { FeedbackStateTag } from "./feedback-state-tag.tsx";
import { KindTag } from "./kind-tag.tsx";

/** What was said, the latest first, and under each what was answered. */
export function SaidList({ rows }: { rows: readonly SaidItem[] }) {
  const t = useTranslations("feedback.said");
  if (rows.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <ul className="grid max-w-prose border-t border-line">
      {rows.map((item) => (
        <li
          key={item.id}
          id={`said-${item.id}`}
          className="scroll-mt-20 border-b border-line py-4 target:bg-accent-soft"
        >
          <Said item={item} />
        </li>
      ))}
    </ul>
  );
}

function Said({ item }: { item: SaidItem }) {
  const t = useTranslations("feedback.said");
  const results = useTranslations("feedback.results");
  return (
    <article className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <KindTag kind={item.kind} grade={item.grade} />
        <FeedbackStateTag state={item.state} />
        <Due item={item} />
      </p>
      {item.words ? <p className="whitespace-pre-line wrap-anywhere">{item.words}</p> : null}
      <p className="text-xs text-ink-faint">
        {t("number", { id: item.id })} · <DateTime at={item.at} /> · {t("on", { page: item.page })}
      </p>
      {item.answers.map(({ kind, at, words }) => (
        <div key={`${kind} ${at.toISOString()}`} className="border-s-2 border-accent ps-3">
          <p className="font-medium">
            {t(kind)} <DateTime at={at} />
          </p>
          {words ? <p className="whitespace-pre-line wrap-anywhere">{words}</p> : null}
          {kind === "closed" && item.result ? <p>{t("result", { result: results(item.result) })}</p> : null}
        </div>
      ))}
    </article>
  );
}

function Due({ item: { dueOn, answers, state } }: { item: SaidItem }) {
  const t = useTranslations("feedback.said");
  const now = useNow();
  if (dueOn === null || answers.length > 0 || state === "closed") return null;
  if (isLate({ dueOn, answeredAt: null }, now)) return <span className="text-missing">{t("late")}</span>;
  return <span className="text-ink-soft">{t.rich("due", { due: () => <BusinessDate date={dueOn} /> })}</span>;
}
