import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The number, the notice on where it stands, and the paper. */
export function InvoiceSkeleton() {
  const t = useTranslations("missing");
  return (
    <div role="status" aria-label={t("loading")} className="grid gap-8">
      <Skeleton className="h-8 w-80 max-w-full" />
      <Skeleton className="h-28 w-full" />
      <Skeleton className="h-64 w-full" />
      <Skeleton className="h-24 w-full" />
    </div>
  );
}
