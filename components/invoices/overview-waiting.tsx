import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** Our books are there, the bureau's are not yet: nothing is called missing on the strength of that. */
export function OverviewWaiting() {
  const t = useTranslations("overview.waiting");
  return (
    <EmptyState Icon={Hourglass} title={t("title")}>
      {t("text")}
    </EmptyState>
  );
}
