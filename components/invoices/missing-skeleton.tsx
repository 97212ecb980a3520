import { useTranslations } from "next-intl";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

/** The title, the search line, the tabs and the first rows. */
export function MissingSkeleton() {
  const t = useTranslations("missing");
  return (
    <>
      <Skeleton className="h-8 w-40" />
      <Skeleton className="mt-3 mb-8 h-4 w-56" />
      <Skeleton className="mb-4 h-9 w-full max-w-prose" />
      <Skeleton className="mb-4 h-9 w-80 max-w-full" />
      <SkeletonRows count={6} label={t("loading")} />
    </>
  );
}
