import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { BusinessDate } from "#components/ui/date-time.tsx";
import type { Whereabouts } from "#domain/whereabouts.ts";

/** One of three answers, with what a buyer can do next; nothing of what stands on the invoice. */
export function AnswerNotice({ whereabouts: { place, since, expectedBy } }: { whereabouts: Whereabouts }) {
  const t = useTranslations("check.answer");
  const day = (date: string) => ({ day: () => <BusinessDate date={date} form="long" /> });
  if (place === "at-bureau")
    return (
      <Callout kind="success" live title={t("atBureau.title")}>
        {since ? <p>{t.rich("atBureau.since", day(since))}</p> : null}
        <p>{t("atBureau.text")}</p>
      </Callout>
    );
  if (place === "on-its-way")
    return (
      <Callout kind="note" live title={t("onItsWay.title")}>
        <p>{expectedBy ? t.rich("onItsWay.expected", day(expectedBy)) : t("onItsWay.noDate")}</p>
        <p>{t("onItsWay.text")}</p>
      </Callout>
    );
  return (
    <Callout kind="note" live title={t("unknown.title")}>
      <p>{t("unknown.text")}</p>
      <ul className="mt-1 list-disc ps-5 marker:text-ink-faint">
        <li>{t("unknown.steps.again")}</li>
        <li>{t("unknown.steps.seller")}</li>
        <li>{t("unknown.steps.platform")}</li>
      </ul>
    </Callout>
  );
}
