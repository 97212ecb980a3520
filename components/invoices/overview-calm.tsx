import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import type { Overview } from "#server/missing/overview.ts";

/** Nothing to do, said so that it is believed: how many, and what is only too new to be seen. */
export function OverviewCalm({ overview: { atBureau, notYetDue } }: { overview: Overview }) {
  const t = useTranslations("overview.calm");
  return (
    <div
      data-tone="accepted"
      className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-lg border border-tone-line bg-tone-soft p-5 mid:p-6"
    >
      <div className="flex min-w-0 flex-1 basis-72 items-start gap-4">
        <CircleCheck aria-hidden strokeWidth={1.5} className="size-10 shrink-0 text-tone" />
        <div className="min-w-0">
          <p className="text-base font-medium">
            {atBureau === null ? t("heldUnknown") : t("held", { count: atBureau })}
          </p>
          {notYetDue > 0 ? <p className="text-ink-soft">{t("notYetDue", { count: notYetDue })}</p> : null}
        </div>
      </div>
      <ButtonLink href={paths.receipts} block="phone">
        {t("receipts")}
      </ButtonLink>
    </div>
  );
}
