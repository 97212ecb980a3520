import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Overview } from "#server/missing/overview.ts";

/** Nothing to do, said so that it is believed: how many, and what is only too new to be seen. */
export function OverviewCalm({ overview: { atBureau, notYetDue } }: { overview: Overview }) {
  const t = useTranslations("overview.calm");
  return (
    <EmptyState
      Icon={CircleCheck}
      title={atBureau === null ? t("heldUnknown") : t("held", { count: atBureau })}
      action={<ButtonLink href={paths.receipts}>{t("receipts")}</ButtonLink>}
    >
      {notYetDue > 0 ? t("notYetDue", { count: notYetDue }) : null}
    </EmptyState>
  );
}
