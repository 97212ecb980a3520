import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type DescriptionListProps = { children: ReactNode; columns?: 1 | 2 };

/** Facts about one thing: names on the left, values on the right, a hairline between. */
export function DescriptionList({ children, columns = 1 }: DescriptionListProps) {
  return (
    <dl className={classNames("grid content-start", columns === 2 && "mid:grid-cols-2 mid:gap-x-12")}>{children}</dl>
  );
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6 gap-y-0 border-b border-line py-2">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="ms-auto min-w-0 text-end">{children}</dd>
    </div>
  );
}
