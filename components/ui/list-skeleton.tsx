import { Skeleton, SkeletonRows } from "./skeleton.tsx";

/** A list page about to arrive: its title, its tabs or search line, its first rows. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <>
      <Skeleton className="h-8 w-40" />
      <Skeleton className="mt-8 mb-4 h-9 w-80 max-w-full" />
      <SkeletonRows count={6} label={label} />
    </>
  );
}
