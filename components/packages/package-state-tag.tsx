import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { PackageState } from "#domain/package.ts";
import { packageLooks } from "./package-looks.ts";

export function PackageStateTag({ state }: { state: PackageState }) {
  const t = useTranslations("package.states");
  return <StatusTag {...packageLooks[state]} label={t(state)} />;
}
