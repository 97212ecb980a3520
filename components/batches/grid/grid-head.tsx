// biome-ignore-all lint/a11y/useSemanticElements: a row stands where it is scrolled to, and a table cannot do that
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves: the cell that has it holds an input
"use client";

import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import type { GridColumn } from "./cell-place.ts";

/** The row's number and how it stands, always in view. */
export const headWidth = 104;

export function GridHead({ columns, width }: { columns: readonly GridColumn[]; width: number }) {
  const t = useTranslations("grid");
  return (
    <div role="rowgroup" className="sticky top-0 z-20" style={{ width }}>
      <div
        role="row"
        aria-rowindex={1}
        className="flex h-9 items-center border-b border-line-strong bg-canvas text-xs text-ink-soft"
      >
        <div
          role="columnheader"
          aria-colindex={1}
          className="sticky start-0 z-10 flex h-9 items-center border-e border-line-strong bg-canvas px-3"
          style={{ width: headWidth }}
        >
          {t("row")}
        </div>
        {columns.map(({ heading, width: columnWidth, isFigure }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a file may have two columns of one name
            key={index}
            role="columnheader"
            aria-colindex={index + 2}
            title={heading}
            className={classNames("shrink-0 truncate px-3 font-medium", isFigure && "text-end")}
            style={{ width: columnWidth }}
          >
            {heading}
          </div>
        ))}
      </div>
    </div>
  );
}
