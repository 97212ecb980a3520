import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { Problem } from "#domain/problem.ts";
import { usePackageProblems } from "./use-package-problems.ts";

/** A file that says nothing we may act on: why, and the way back to choose another. */
export function UnusableAnswer({ problem, packageId }: { problem: Problem; packageId: string }) {
  const t = useTranslations("package.answer");
  const sentenceOf = usePackageProblems();
  return (
    <div className="grid max-w-prose gap-5">
      <Callout kind="danger" title={sentenceOf(problem)} />
      <div>
        <ButtonLink href={paths.package(packageId)} look="primary" block="phone">
          {t("instead")}
        </ButtonLink>
      </div>
    </div>
  );
}
