"use client";

import { ArrowRight, CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { Tone } from "#components/ui/status-tone.ts";
import type { Problem, Repair, Severity } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";
import type { GridRow } from "#server/batches/grid-row.ts";
import { DuplicateWords } from "../duplicate-words.tsx";
import type { RowPlace } from "../preview/row-place.ts";
import { problemSentence } from "../problem-words.ts";
import { byColumn, type GridColumn, suggestionOf } from "./cell-place.ts";
import { cellCount, isSingle } from "./selection.ts";
import type { Grid } from "./use-grid.ts";
import type { GridActs } from "./use-grid-acts.ts";

export const cellNoteId = "cell-note";

const marks: Record<Severity, { tone: Tone; Icon: LucideIcon }> = {
  reject: { tone: "returned", Icon: CircleAlert },
  warn: { tone: "missing", Icon: TriangleAlert },
  note: { tone: "neutral", Icon: Info },
};

type CellNoteProps = { grid: Grid; acts: GridActs; columns: readonly GridColumn[] };

/** What there is to say of the focused cell, always in the same place: what is wrong, and the way out with one click. */
export function CellNote({ grid, acts, columns }: CellNoteProps) {
  const t = useTranslations("grid");
  const { rowNumber, selection, block } = acts;
  const row = rowNumber === null ? undefined : grid.state.rows.get(rowNumber);
  const { column } = selection.focus;
  return (
    <div id={cellNoteId} className="flex min-h-16 flex-wrap items-start gap-x-6 gap-y-1 rounded-lg bg-canvas px-3 py-2">
      <p className="figures min-w-44 shrink-0 font-medium">
        {isSingle(selection)
          ? cellName(t, grid.placeOf(rowNumber ?? 0), columns[column]?.heading ?? "")
          : t("selected", { rows: block.bottom - block.top + 1, cells: cellCount(block) })}
      </p>
      <div className="grid min-w-0 flex-1 basis-80 gap-1">
        {row && rowNumber !== null ? (
          <CellWords grid={grid} row={row} column={column} problems={acts.problemsOf(rowNumber) ?? []} />
        ) : null}
      </div>
    </div>
  );
}

type GridWords = ReturnType<typeof useTranslations<"grid">>;

/** Which cell it is; of several sheets, in which. */
export function cellName(t: GridWords, { sheet, row }: RowPlace, column: string): string {
  return `${sheet === null ? "" : `${sheet} · `}${t("cell", { row, column })}`;
}

type CellWordsProps = {
  grid: Grid;
  row: GridRow;
  column: number;
  problems: readonly Problem[];
  /** Says nothing where there is nothing to say, nor what is true of the whole row. */
  isQuiet?: boolean;
};

export function CellWords({ grid, row, column, problems, isQuiet = false }: CellWordsProps) {
  const t = useTranslations("grid");
  const { rowNumber } = row;
  const { columns, batchId, isFixed } = grid.source;
  const ofCells = byColumn(problems, columns, row.cells);
  const said = [...(ofCells.get(column) ?? []), ...(ofCells.get(null) ?? [])];
  const repairs = byColumn(row.repairs, columns, row.cells).get(column) ?? [];
  const raw =
    row.raw && (row.raw[column] ?? "") !== (grid.textAt(rowNumber, column) ?? "") ? (row.raw[column] ?? "") : null;
  if (grid.isRemoved(rowNumber)) {
    return isQuiet ? null : (
      <p className="flex flex-wrap items-center gap-x-3">
        {t("removedRow")}
        <Button size="small" onClick={() => grid.move("restore", [rowNumber])}>
          {t("restoreRow")}
        </Button>
      </p>
    );
  }
  return (
    <>
      {said.map((problem) => (
        <ProblemWords
          key={`${problem.code} ${problem.field}`}
          problem={problem}
          onTake={isFixed ? null : (value) => grid.write(rowNumber, column, value)}
          current={grid.textAt(rowNumber, column)}
        />
      ))}
      {row.duplicateOf && !isQuiet ? (
        <p>
          <DuplicateWords batchId={batchId} duplicate={row.duplicateOf} invoiceKey={row.key} />
        </p>
      ) : null}
      {repairs.length > 0 ? <RepairWords repairs={repairs} /> : null}
      {raw === null ? null : (
        <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
          {t.rich("came", { raw: () => <b className="figures font-medium break-all text-ink">{raw || t("blank")}</b> })}
          {isFixed ? null : (
            <Button size="small" look="quiet" onClick={() => grid.write(rowNumber, column, raw)}>
              {t("asItCame")}
            </Button>
          )}
        </p>
      )}
      {row.partOf === null || isQuiet ? null : <p className="text-ink-soft">{t("part", { row: row.partOf })}</p>}
      {!isQuiet && said.length + repairs.length === 0 && raw === null && !row.duplicateOf && row.partOf === null ? (
        <p className="text-ink-faint">{t("nothingWrong")}</p>
      ) : null}
    </>
  );
}

type ProblemWordsProps = { problem: Problem; current: string | null; onTake: ((value: string) => void) | null };

function ProblemWords({ problem, current, onTake }: ProblemWordsProps) {
  const t = useTranslations("grid");
  const tAll = useTranslations();
  const tSeverity = useTranslations("batch.problems.severity");
  const { tone, Icon } = marks[problem.severity];
  const suggestion = suggestionOf(problem);
  return (
    <p data-tone={tone} className="flex gap-2">
      <Icon aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          <span className="sr-only">{tSeverity(problem.severity)}</span>
          {problemSentence(tAll, problem)}
        </span>
        {suggestion !== null && suggestion !== current && onTake ? (
          <Button size="small" onClick={() => onTake(suggestion)}>
            {t.rich("take", { value: () => <span className="figures">{suggestion}</span> })}
          </Button>
        ) : null}
      </span>
    </p>
  );
}

function RepairWords({ repairs }: { repairs: readonly Repair[] }) {
  const t = useTranslations("batch.problems");
  const tRepairs = useTranslations("batch.repairs");
  const last = repairs.at(-1);
  const known = repairs
    .map(({ code }) => code as keyof Messages["batch"]["repairs"])
    .filter((code) => tRepairs.has(code));
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-ink-soft">
      <span className="figures break-all whitespace-pre-wrap">{last?.raw.trim() ? last.raw : t("empty")}</span>
      <ArrowRight role="img" aria-label={t("readAs")} className="size-3.5 shrink-0 self-center text-ink-faint" />
      <span className="figures font-medium break-all text-ink">{last?.value}</span>
      <span>{known.map((code) => tRepairs(code)).join(" ")}</span>
    </p>
  );
}
