import { useTranslations } from "next-intl";
import { Counters } from "#components/ui/counters.tsx";
import { submissionLooks } from "#components/ui/status-tone.ts";
import type { PackageCounters as Counts } from "#server/packages/find-package.ts";

const looks = {
  accepted: submissionLooks.ACCEPTED,
  returned: submissionLooks.REJECTED,
  open: submissionLooks.PROCESSING,
  left: submissionLooks.HELD,
} as const;
type Count = keyof typeof looks;

/** They add up to the invoices of the package; what never happens is not shown. */
export function PackageCounters({ counters: counts }: { counters: Counts }) {
  const t = useTranslations("package.counters");
  const shown = (Object.keys(looks) as Count[]).filter((id) => id !== "left" || counts.left > 0);
  const counters = shown.map((id) => ({
    id,
    look: looks[id],
    name: t(id),
    count: counts[id],
    note: t(`note.${id}`),
  }));
  return <Counters label={t("label")} counters={counters} />;
}
