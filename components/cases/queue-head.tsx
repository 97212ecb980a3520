import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CaseFigures } from "#server/support/case-figures.ts";
import type { ListedCase } from "#server/support/list-cases.ts";
import { QueueTable } from "./queue-table.tsx";

/** On the first page of support: the most pressing cases, and the way to all of them. */
export function QueueHead({ rows, figures }: { rows: readonly ListedCase[]; figures: CaseFigures }) {
  const t = useTranslations("cases.queue");
  return (
    <Section
      title={t("head")}
      lead={t("headLead", { waiting: figures.waiting - figures.asked, overdue: figures.overdue })}
      action={<TextLink href={paths.supportCases}>{t("openAll")}</TextLink>}
    >
      {rows.length === 0 ? <EmptyState Icon={CircleCheck} title={t("headNone")} /> : <QueueTable rows={rows} />}
    </Section>
  );
}
