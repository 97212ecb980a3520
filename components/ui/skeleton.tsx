import { classNames } from "./class-names.ts";

/** A grey bar in the shape of what is coming. Give it the real thing's height and width. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={classNames("block animate-breathe rounded-sm bg-sunken", className)} />;
}

/** A list about to arrive: as many rows as will probably come, each with a title, an aside and a line. */
export function SkeletonRows({ count, label }: { count: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={row} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 border-b border-line py-4">
          <Skeleton className="h-4 w-48 max-w-full" />
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-3 w-64 max-w-full" />
        </div>
      ))}
    </div>
  );
}
