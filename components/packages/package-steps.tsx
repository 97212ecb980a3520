import { useTranslations } from "next-intl";
import { Steps } from "#components/ui/steps.tsx";
import type { PackageState } from "#domain/package.ts";

const steps = ["make", "download", "handIn", "bring", "done"] as const;
/** The step that is next; past the last one when all is done. */
const placeOf = {
  MADE: 1,
  DOWNLOADED: 2,
  HANDED_IN: 3,
  CLOSED: 5,
  DISSOLVED: 0,
  WITHDRAWN: 0,
} as const satisfies Record<PackageState, number>;

export function PackageSteps({ state }: { state: PackageState }) {
  const t = useTranslations("package.steps");
  return <Steps label={t("label")} steps={steps.map((step) => t(`${step}`))} current={placeOf[state]} />;
}
