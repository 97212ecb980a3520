import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** One thing set apart from the page. Never a card in a card: inside, hairlines do. */
export function Card({ children, padded = true }: { children: ReactNode; padded?: boolean }) {
  return (
    <div className={classNames("rounded-lg border border-line bg-surface", padded && "p-4 mid:p-5")}>{children}</div>
  );
}
