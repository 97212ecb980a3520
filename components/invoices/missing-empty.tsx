import { CircleCheck, Hourglass, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { MissingFilter } from "#server/missing/missing-filter.ts";

/** An empty list is good news, a filter that found nothing, or a comparison that has not been. */
export function MissingEmpty({ filter, compared }: { filter: MissingFilter; compared: boolean }) {
  const t = useTranslations("missing.empty");
  const reset = useTranslations("missing.filter");
  const { search } = filter;
  if (search && /^\s*bc/i.test(search.normalize("NFKC"))) {
    return (
      <EmptyState
        Icon={SearchX}
        title={t("reference.title", { reference: search })}
        action={<ButtonLink href={paths.missing}>{reset("reset")}</ButtonLink>}
      >
        {t("reference.text")}
      </EmptyState>
    );
  }
  if (Object.values(filter).some(Boolean)) {
    return (
      <EmptyState
        Icon={SearchX}
        title={t("filtered.title")}
        action={<ButtonLink href={paths.missing}>{reset("reset")}</ButtonLink>}
      >
        {t("filtered.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      Icon={compared ? CircleCheck : Hourglass}
      title={t(compared ? "none.title" : "never.title")}
      action={<ButtonLink href={paths.overview}>{t("toOverview")}</ButtonLink>}
    >
      {t(compared ? "none.text" : "never.text")}
    </EmptyState>
  );
}
