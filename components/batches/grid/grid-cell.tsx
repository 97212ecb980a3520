// biome-ignore-all lint/a11y/useSemanticElements: a row stands where it is scrolled to, and a table cannot do that
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves: the cell that has it holds an input
"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { isRejecting, type Problem, type Repair } from "#domain/problem.ts";
import type { GridColumn } from "./cell-place.ts";
import type { LineEvents } from "./line-events.ts";

type GridCellProps = {
  /** The row and the column, by their places in the view. */
  index: number;
  at: number;
  column: GridColumn;
  label: string;
  /** Null while the row has not been fetched. */
  text: string | null;
  problems: readonly Problem[] | undefined;
  repairs: readonly Repair[] | undefined;
  isMended: boolean;
  isSelected: boolean;
  isFocused: boolean;
  isFixed: boolean;
  draft: string | null;
  describedBy: string;
  on: LineEvents;
};

/** Marked by colour and a sign; what is wrong is said in words for the cell that has the focus. */
export function GridCell(props: GridCellProps) {
  const { index, at, column, text, problems, isMended, isSelected, isFocused, on } = props;
  const isWrong = problems?.some(isRejecting) ?? false;
  const isDoubtful = !isWrong && (problems?.some(({ severity }) => severity === "warn") ?? false);
  return (
    <div
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={isSelected}
      data-tone={isWrong ? "returned" : isDoubtful ? "missing" : undefined}
      onPointerDown={(event) => {
        if (event.button !== 0 || isFocused) return;
        event.preventDefault();
        on.onSelect({ index, column: at }, event.shiftKey);
      }}
      onPointerEnter={(event) => event.buttons === 1 && on.onStretch({ index, column: at })}
      className={classNames(
        "relative flex shrink-0 items-center border-e border-line",
        (isWrong || isDoubtful) && "bg-tone-soft",
        isWrong && "shadow-[inset_2px_0_0_var(--tone)]",
        isSelected && !isFocused && "bg-accent-soft",
        isFocused && "z-[5] outline-2 -outline-offset-2 outline-accent-ink",
      )}
      style={{ width: column.width }}
    >
      {isMended ? (
        <span
          aria-hidden
          className="absolute end-0 top-0 border-t-[7px] border-l-[7px] border-t-accent border-l-transparent"
        />
      ) : null}
      {text === null ? (
        <span className="mx-3 h-3 flex-1 animate-breathe rounded-sm bg-sunken" />
      ) : isFocused ? (
        <FocusedText {...props} text={text} isWrong={isWrong} />
      ) : (
        <ShownText text={text} column={column} repairs={props.repairs} />
      )}
      {isWrong || isDoubtful ? <Sign isWrong={isWrong} isFigure={column.isFigure} /> : null}
    </div>
  );
}

const ShownText = memo(function ShownText({
  text,
  column,
  repairs,
}: Pick<GridCellProps, "column" | "repairs"> & { text: string }) {
  const repair = repairs?.at(-1);
  const isComputed = text === "" && repair !== undefined;
  return (
    <span
      className={classNames(
        "figures min-w-0 flex-1 truncate px-3 whitespace-pre",
        column.isFigure && "text-end",
        repair && "underline decoration-dotted decoration-line-strong underline-offset-4",
        isComputed && "text-ink-faint",
      )}
    >
      {isComputed ? repair.value : text.replaceAll(/[\r\n\t]/g, " ")}
    </span>
  );
});

function FocusedText({
  text,
  column,
  label,
  draft,
  isFixed,
  isWrong,
  describedBy,
  on,
}: GridCellProps & { text: string; isWrong: boolean }) {
  return (
    <input
      data-focused
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isWrong || undefined}
      autoComplete="off"
      spellCheck={false}
      readOnly={isFixed}
      value={draft ?? text}
      onChange={(event) => on.onType(event.target.value)}
      onClick={() => draft === null && !isFixed && on.onType(text)}
      onBlur={() => draft !== null && on.onLeave()}
      className={classNames(
        "figures h-full w-full min-w-0 bg-transparent px-3 text-sm outline-none",
        column.isFigure && "text-end",
        draft === null ? "caret-transparent" : "bg-surface",
      )}
    />
  );
}

function Sign({ isWrong, isFigure }: { isWrong: boolean; isFigure: boolean }) {
  const Icon = isWrong ? CircleAlert : TriangleAlert;
  return (
    <Icon aria-hidden className={classNames("size-3.5 shrink-0 text-tone", isFigure ? "order-first ms-2" : "me-2")} />
  );
}
