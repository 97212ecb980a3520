"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { paths } from "#components/paths.ts";
import { useEscape } from "#components/ui/use-escape.ts";
import { useRouter } from "#i18n/navigation.ts";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import type { RowSelection } from "#server/batches/list-rows.ts";
import { BatchCounters } from "../batch-counters.tsx";
import { ReasonList } from "../reason-list.tsx";
import { RowTabs } from "../row-tabs.tsx";
import { CellNote } from "./cell-note.tsx";
import { gridColumns } from "./cell-place.ts";
import { ClashList } from "./clash-list.tsx";
import { DeskNotice } from "./desk-notice.tsx";
import { GridTable } from "./grid-table.tsx";
import { GridTools } from "./grid-tools.tsx";
import { ReplacePanel } from "./replace-panel.tsx";
import { RowCards } from "./row-cards.tsx";
import { SaveState } from "./save-state.tsx";
import { type GridSource, useGrid } from "./use-grid.ts";
import { useGridActs } from "./use-grid-acts.ts";
import { useNarrow } from "./use-narrow.ts";

type MendingDeskProps = {
  batch: FoundBatch;
  selection: RowSelection;
  source: GridSource;
  /** The grid opens at the first row after this one. */
  after: number;
};

/** Where a batch is mended: how it stands, and its rows to change in place. What is done is saved by itself. */
export function MendingDesk({ batch, selection, source, after }: MendingDeskProps) {
  const t = useTranslations("grid");
  const grid = useGrid(source);
  const { state, outline } = grid;
  const columns = useMemo(
    () => gridColumns(source.header, source.columns, source.outline.width, (number) => t("extraColumn", { number })),
    [source, t],
  );
  const acts = useGridActs(grid, columns, after, `${selection.show} ${selection.reason ?? ""}`);
  const isNarrow = useNarrow();
  const [isReplacing, setIsReplacing] = useState(false);
  useFreshReturn(state.savedAt !== null);
  useEscape(isReplacing, () => setIsReplacing(false));
  const standing = { ...batch, ...state.counts, readyTotal: BigInt(state.counts.readyTotal) };
  return (
    <div className="grid min-w-0 gap-8">
      <div data-assist="standing">
        <DeskNotice batch={standing} isSaved={state.unsaved.length === 0} />
      </div>
      <BatchCounters counters={state.counts.counters} href={paths.batch(batch.id)} bar={false} />
      <section id="rows" data-assist="rows" aria-label={t("label")} className="grid min-w-0 scroll-mt-16 gap-4">
        <RowTabs batch={standing} show={selection.show} />
        {selection.show === "needsFix" ? (
          <ReasonList batchId={batch.id} counts={batch.problemCounts} chosen={selection.reason} />
        ) : null}
        <ClashList grid={grid} columns={columns} />
        {outline.count === 0 ? (
          <p className="py-6 text-ink-soft">{t(selection.show === "needsFix" ? "noneToFix" : "none")}</p>
        ) : isNarrow ? (
          <RowCards grid={grid} acts={acts} columns={columns} />
        ) : (
          <div className="grid min-w-0 gap-2">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <GridTools
                grid={grid}
                acts={acts}
                isReplacing={isReplacing}
                onReplace={() => setIsReplacing((before) => !before)}
              />
              <SaveState state={state} batchId={batch.id} />
            </div>
            {isReplacing ? <ReplacePanel grid={grid} acts={acts} columns={columns} /> : null}
            <CellNote grid={grid} acts={acts} columns={columns} />
            <GridTable grid={grid} acts={acts} columns={columns} />
          </div>
        )}
      </section>
    </div>
  );
}

/** The browser keeps pages as they were: whoever comes back by its button must not see what has been mended since. */
function useFreshReturn(isChanged: boolean) {
  const router = useRouter();
  useEffect(() => {
    if (!isChanged) return;
    return () => router.refresh();
  }, [isChanged, router]);
}
