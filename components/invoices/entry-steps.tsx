import { useTranslations } from "next-intl";
import { Steps } from "#components/ui/steps.tsx";

export function EntrySteps({ current }: { current: 0 | 1 }) {
  const t = useTranslations("invoice.entry.steps");
  return <Steps label={t("label")} steps={[t("fill"), t("check"), t("done")]} current={current} />;
}
