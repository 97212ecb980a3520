import { CircleCheck, CircleSlash, Clock, Wrench } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { StatusLook } from "#components/ui/status-tone.ts";
import { effectDays, type ImprovementState } from "#domain/improvement.ts";
import type { ShareDifference } from "#domain/share-difference.ts";
import type { Effect, ListedImprovement } from "#server/feedback/list-improvements.ts";
import { DecideForm } from "./decide-form.tsx";
import { FinishForm } from "./finish-form.tsx";

const looks = {
  proposed: { tone: "missing", Icon: Clock },
  accepted: { tone: "moving", Icon: Wrench },
  declined: { tone: "neutral", Icon: CircleSlash },
  done: { tone: "accepted", Icon: CircleCheck },
} as const satisfies Record<ImprovementState, StatusLook>;

/** One improvement: what asked for it, who sees to it, what is to be done now, and what it changed. */
export function ImprovementItem({ item, today }: { item: ListedImprovement; today: string }) {
  const t = useTranslations("feedback.improvements");
  const causes = useTranslations("feedback.causes");
  const { id, cause, remedy, state, owner, words, doneOn, effect, bad, total } = item;
  return (
    <article className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{causes(cause)}</span>
        <StatusTag {...looks[state]} label={t(`states.${state}`)} />
        <span className="text-ink-soft">{t(`remedies.${remedy}`)}</span>
      </p>
      <p className="text-ink-soft">
        {t.rich("asked", { week: () => <BusinessDate date={item.week} />, bad, total })}
        {owner ? <> · {t("owner", { name: owner.name })}</> : null}
      </p>
      {words ? <p className="max-w-prose whitespace-pre-line wrap-anywhere">{words}</p> : null}
      {state === "proposed" ? <DecideForm id={id} remedy={remedy} /> : null}
      {state === "accepted" && owner?.isMe ? <FinishForm id={id} today={today} /> : null}
      {doneOn && effect ? <EffectFacts effect={effect} doneOn={doneOn} /> : null}
    </article>
  );
}

/** The share of bad words for this cause before and since, and how far one can trust the difference. */
function EffectFacts({ effect: { before, after, difference }, doneOn }: { effect: Effect; doneOn: string }) {
  const t = useTranslations("feedback.improvements");
  return (
    <div className="max-w-prose">
      <DescriptionList>
        <Fact name={t("effect")}>{t.rich("doneSince", { day: () => <BusinessDate date={doneOn} /> })}</Fact>
        <Fact name={t("before", { days: effectDays })}>{t("share", before)}</Fact>
        <Fact name={t("after")}>{t("share", after)}</Fact>
        <Fact name={t("difference")}>{difference ? <Difference difference={difference} /> : t("tooFew")}</Fact>
      </DescriptionList>
    </div>
  );
}

function Difference({ difference: { difference, low, high, certain } }: { difference: ShareDifference }) {
  const t = useTranslations("feedback.improvements");
  const format = useFormatter();
  const points = (share: number) => format.number(share * 100, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  return (
    <>
      <span className="figures font-medium">{t("points", { value: points(difference) })}</span>
      <span className="block text-ink-soft">
        {t("between", { low: points(low), high: points(high) })} · {certain ? t("certain") : t("uncertain")}
      </span>
    </>
  );
}
