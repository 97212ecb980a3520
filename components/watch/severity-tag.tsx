import { CircleAlert, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { Tone } from "#components/ui/status-tone.ts";
import type { Severity } from "#domain/alert-rule.ts";

const looks: Record<Severity, { tone: Tone; Icon: LucideIcon }> = {
  critical: { tone: "returned", Icon: CircleAlert },
  warning: { tone: "missing", Icon: TriangleAlert },
};

export function SeverityTag({ severity }: { severity: Severity }) {
  const t = useTranslations("watch.severities");
  return <StatusTag {...looks[severity]} label={t(severity)} />;
}
