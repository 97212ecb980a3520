"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { GridColumn } from "./cell-place.ts";
import type { Clash } from "./grid-state.ts";
import type { Grid } from "./use-grid.ts";

const shown = 5;

/** Cells somebody else changed while they were being changed here: theirs stands, mine is offered. */
export function ClashList({ grid, columns }: { grid: Grid; columns: readonly GridColumn[] }) {
  const t = useTranslations("grid.clash");
  const { clashes } = grid.state;
  if (clashes.length === 0) return null;
  return (
    <Callout kind="warning" live title={t("title", { count: clashes.length })}>
      <ul className="grid gap-2 pt-1">
        {clashes.slice(0, shown).map((clash) => (
          <ClashLine key={`${clash.rowNumber} ${clash.column}`} grid={grid} clash={clash} columns={columns} />
        ))}
      </ul>
    </Callout>
  );
}

function ClashLine({ grid, clash, columns }: { grid: Grid; clash: Clash; columns: readonly GridColumn[] }) {
  const t = useTranslations("grid.clash");
  const { rowNumber, column, mine } = clash;
  const theirs = grid.textAt(rowNumber, column);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>
        {theirs === null || grid.isRemoved(rowNumber)
          ? t("removed", { row: rowNumber, mine })
          : t("text", {
              row: rowNumber,
              column: columns[column]?.heading ?? "",
              theirs: theirs || "—",
              mine: mine || "—",
            })}
      </span>
      <span className="flex gap-2">
        <Button size="small" onClick={() => grid.settle(clash, true)}>
          {t("mine")}
        </Button>
        <Button size="small" look="quiet" onClick={() => grid.settle(clash, false)}>
          {t("theirs")}
        </Button>
      </span>
    </li>
  );
}
