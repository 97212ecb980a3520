import { useTranslations } from "next-intl";
import { OverviewTiles } from "#components/invoices/overview-tiles.tsx";
import { TodayList } from "#components/invoices/today-list.tsx";
import { paths } from "#components/paths.ts";
import { standingLooks, submissionLooks } from "#components/ui/status-tone.ts";

/** The product's own overview with sample data: made of the very parts the real page is made of, out of reach. */
export function FrontPicture() {
  const t = useTranslations("front.picture");
  const tiles = [
    { label: t("missing"), count: 3, note: t("missingNote"), href: paths.missing, look: standingLooks.MISSING },
    {
      label: t("onTheirWay"),
      count: 12,
      note: t("onTheirWayNote"),
      href: paths.missing,
      look: standingLooks.UPLOADING,
    },
    { label: t("returned"), count: 1, note: t("returnedNote"), href: paths.missing, look: submissionLooks.REJECTED },
    { label: t("atBureau"), count: 1284, note: t("atBureauNote"), href: paths.missing, look: standingLooks.AT_BUREAU },
  ];
  const tasks = [
    {
      key: "send",
      look: standingLooks.MISSING,
      title: t("sendTitle"),
      detail: t("sendDetail"),
      daysLeft: 2,
      href: paths.missing,
      action: t("sendAction"),
    },
    {
      key: "mend",
      look: submissionLooks.REJECTED,
      title: t("mendTitle"),
      detail: t("mendDetail"),
      daysLeft: 9,
      href: paths.missing,
      action: t("mendAction"),
    },
  ];
  return (
    <figure>
      <div role="img" aria-label={t("label")}>
        <div
          inert
          className="pointer-events-none rounded-lg border border-line bg-surface p-4 shadow-float select-none mid:p-6"
        >
          <p className="mb-4 text-lg font-semibold">{t("headline")}</p>
          <OverviewTiles label={t("headline")} tiles={tiles} columns={2} />
          <div className="mt-4">
            <TodayList tasks={tasks} />
          </div>
        </div>
      </div>
      <figcaption className="mt-3 text-center text-xs text-ink-faint">{t("note")}</figcaption>
    </figure>
  );
}
