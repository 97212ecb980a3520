import { CircleAlert, CircleCheck, CircleQuestionMark, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import type { Tone } from "#components/ui/status-tone.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { HouseLight, LightOfArea } from "#server/monitoring/house-lights.ts";
import { useAlertWords } from "./use-alert-words.ts";

const looks: Record<LightOfArea, { tone: Tone; Icon: LucideIcon }> = {
  fine: { tone: "accepted", Icon: CircleCheck },
  warning: { tone: "missing", Icon: TriangleAlert },
  critical: { tone: "returned", Icon: CircleAlert },
  unknown: { tone: "unknown", Icon: CircleQuestionMark },
};

/** One light an area; where it is not green, what it is and the page that says what to do. */
export function HouseLights({ lights }: { lights: readonly HouseLight[] }) {
  const t = useTranslations("watch");
  const words = useAlertWords();
  return (
    <ul
      aria-label={t("lights.title")}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line comfort:grid-cols-1 wide:grid-cols-4"
    >
      {lights.map(({ area, light, alerts }) => {
        const { tone, Icon } = looks[light];
        const [first] = alerts;
        return (
          <li key={area} data-tone={tone} className="min-w-0 bg-surface px-4 py-3 mid:px-5">
            <p className="flex flex-wrap items-center gap-x-2">
              <Icon aria-hidden className="size-4 shrink-0 text-tone" />
              <span>{t(`areas.${area}`)}</span>
              <span className="ms-auto font-medium text-tone">{t(`lights.${light}`)}</span>
            </p>
            {first ? (
              <p className="mt-1 text-xs">
                <TextLink href={first.known ? paths.opsHandbookPage(first.known.handbook) : paths.opsAlerts}>
                  {words.titleOf(first)}
                </TextLink>
                {alerts.length > 1 ? (
                  <span className="ms-2 text-ink-soft">{t("lights.count", { count: alerts.length })}</span>
                ) : null}
              </p>
            ) : null}
            {!first && area === "worker" && light === "critical" ? (
              <p className="mt-1 text-xs">
                <TextLink href={paths.opsHandbookPage("worker-stopped")}>{t("lights.deserted")}</TextLink>
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
