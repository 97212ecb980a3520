import { useTranslations } from "next-intl";
import { GuideProgress } from "#components/guides/guide-progress.tsx";

type ProgressOfProps = { slug: string; title: string; steps: number };

/** How far this browser has come in a guide, in words for each step. */
export function ProgressOf({ slug, title, steps }: ProgressOfProps) {
  const t = useTranslations("help.guides");
  const texts = Array.from({ length: steps + 1 }, (_, done) => t("progress", { done, total: steps }));
  return <GuideProgress guide={slug} texts={texts} label={title} againLabel={t("again")} />;
}
