"use client";

import { ArrowDown, ArrowUp, ListRestart, PaintBucket, Redo2, Replace, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Grid } from "./use-grid.ts";
import type { GridActs } from "./use-grid-acts.ts";

type GridToolsProps = { grid: Grid; acts: GridActs; isReplacing: boolean; onReplace: () => void };

/** Everything the keyboard can do, as buttons that say so. */
export function GridTools({ grid, acts, isReplacing, onReplace }: GridToolsProps) {
  const t = useTranslations("grid.tools");
  const { history } = grid.state;
  const { isFixed } = grid.source;
  const areRemoved = acts.rows.length > 0 && acts.rows.every((number) => grid.isRemoved(number));
  return (
    <div
      role="toolbar"
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-1 [&_button:disabled]:border-transparent [&_button:disabled]:bg-transparent"
    >
      {isFixed ? null : (
        <>
          <Tool icon={<Undo2 aria-hidden />} keys="Ctrl+Z" disabled={history.done.length === 0} onClick={grid.undo}>
            {t("undo")}
          </Tool>
          <Tool
            icon={<Redo2 aria-hidden />}
            keys="Ctrl+Shift+Z"
            disabled={history.undone.length === 0}
            onClick={grid.redo}
          >
            {t("redo")}
          </Tool>
          <Divider />
          <Tool icon={<PaintBucket aria-hidden />} keys="Ctrl+D" onClick={acts.fill}>
            {t("fill")}
          </Tool>
          <Tool icon={<Replace aria-hidden />} aria-expanded={isReplacing} onClick={onReplace}>
            {t("replace")}
          </Tool>
          {areRemoved ? (
            <Tool icon={<ListRestart aria-hidden />} onClick={acts.restore}>
              {t("restore", { count: acts.rows.length })}
            </Tool>
          ) : (
            <Tool icon={<Trash2 aria-hidden />} onClick={acts.remove}>
              {t("remove", { count: acts.rows.length })}
            </Tool>
          )}
          <Divider />
        </>
      )}
      <Tool icon={<ArrowUp aria-hidden />} keys="Shift+F8" onClick={() => acts.seek(-1)}>
        {t("previous")}
      </Tool>
      <Tool icon={<ArrowDown aria-hidden />} keys="F8" onClick={() => acts.seek(1)}>
        {t("next")}
      </Tool>
    </div>
  );
}

type ToolProps = {
  icon: ReactNode;
  keys?: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
  "aria-expanded"?: boolean;
};

function Tool({ keys, children, ...rest }: ToolProps) {
  return (
    <Button look="quiet" size="small" title={keys} aria-keyshortcuts={keys?.replace("Ctrl", "Control")} {...rest}>
      {children}
    </Button>
  );
}

function Divider() {
  return <span aria-hidden className="mx-1 h-4 border-s border-line-strong" />;
}
