import { CircleAlert, CircleCheck, CirclePause, CircleQuestionMark, Hourglass, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import type { Tone } from "#components/ui/status-tone.ts";
import { Link } from "#i18n/navigation.ts";

export type BureauView = {
  /** `quiet`: we have not been able to ask lately, so we do not know. `partly`: one way of several is down. */
  state: "up" | "slow" | "partly" | "down" | "quiet";
  /** The watermark: up to here the bureau's list is known to be complete. */
  completeTo: Date | string | null;
};

const looks: Record<BureauView["state"], { tone: Tone; Icon: LucideIcon }> = {
  up: { tone: "accepted", Icon: CircleCheck },
  slow: { tone: "held", Icon: Hourglass },
  partly: { tone: "held", Icon: CirclePause },
  down: { tone: "returned", Icon: CircleAlert },
  quiet: { tone: "unknown", Icon: CircleQuestionMark },
};

/** The bureau's light and the freshness line, always in the same place; leads to the status page. */
export function BureauLight({ state, completeTo }: BureauView) {
  const t = useTranslations("layout.bureau");
  const { tone, Icon } = looks[state];
  return (
    <Link
      href={paths.status}
      className="flex min-h-6 w-fit flex-wrap items-center gap-x-3 rounded-sm text-xs text-ink-soft hover:text-ink coarse:min-h-11"
    >
      <span data-tone={tone} className="inline-flex items-center gap-1 font-medium text-tone">
        <Icon aria-hidden className="size-3.5" />
        {t(`states.${state}`)}
      </span>
      <span>
        {completeTo ? t.rich("completeTo", { when: () => <DateTime at={completeTo} /> }) : t("neverCompared")}
      </span>
    </Link>
  );
}
