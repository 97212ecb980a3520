import { useTranslations } from "next-intl";

/** An alert's rule by its name; one that was taken out since keeps its own. */
export function useAlertWords(): (rule: string) => string {
  const t = useTranslations("watch.rules");
  return (rule) => {
    const known = rule as Parameters<typeof t>[0];
    return t.has(known) ? t(known) : rule;
  };
}
