import { useTranslations } from "next-intl";
import { Skeleton, SkeletonRows } from "#components/ui/skeleton.tsx";

/** The shape of a batch's page: heading, steps, notice, rows. */
export function BatchSkeleton() {
  const t = useTranslations("batch");
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <Skeleton className="h-8 w-72 max-w-full" />
        <Skeleton className="h-4 w-96 max-w-full" />
      </div>
      <Skeleton className="h-6 w-full" />
      <Skeleton className="h-24 w-full" />
      <SkeletonRows count={6} label={t("loading")} />
    </div>
  );
}
