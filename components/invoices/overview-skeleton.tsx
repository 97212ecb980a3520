import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The headline, the strip of four figures and two tasks. */
export function OverviewSkeleton() {
  const t = useTranslations("overview");
  return (
    <div role="status" aria-label={t("title")}>
      <Skeleton className="h-8 w-72 max-w-full" />
      <Skeleton className="mt-3 h-4 w-56" />
      <div className="mt-8 grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line wide:grid-cols-4">
        {["a", "b", "c", "d"].map((tile) => (
          <div key={tile} className="grid gap-2 bg-surface px-5 py-4">
            <Skeleton className="h-4 w-16" />
            <Skeleton className="h-8 w-12" />
            <Skeleton className="h-3 w-24" />
          </div>
        ))}
      </div>
      <div className="mt-10 grid gap-6">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-12 w-full" />
        <Skeleton className="h-12 w-full" />
      </div>
    </div>
  );
}
