import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { CasePriority } from "#domain/support-case.ts";
import { priorityLooks } from "./case-looks.ts";

export function PriorityTag({ priority }: { priority: CasePriority }) {
  const t = useTranslations("cases.priorities");
  return <StatusTag {...priorityLooks[priority]} label={t(priority)} />;
}
