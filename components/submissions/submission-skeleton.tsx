import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The reference, the notice on how it stands, the facts and the story. */
export function SubmissionSkeleton() {
  const t = useTranslations("submission");
  return (
    <div role="status" aria-label={t("loading")} className="grid gap-8">
      <Skeleton className="h-8 w-72 max-w-full" />
      <Skeleton className="h-28 w-full" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-48 w-full" />
    </div>
  );
}
