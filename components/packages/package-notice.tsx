import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StateNotice } from "#components/ui/state-notice.tsx";
import type { PackageState } from "#domain/package.ts";
import { packageLooks } from "./package-looks.ts";

/** Where the package stands, what that means, and the one next step. */
export function PackageNotice({ state, action }: { state: PackageState; action?: ReactNode }) {
  const t = useTranslations("package.notice");
  return (
    <StateNotice
      look={packageLooks[state]}
      label={t(`${state}.label`)}
      meaning={t(`${state}.meaning`)}
      next={t(`${state}.next`)}
      action={action}
    />
  );
}
