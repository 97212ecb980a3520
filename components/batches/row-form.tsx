"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { rowLooks } from "#components/ui/status-tone.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { isRejecting } from "#domain/problem.ts";
import type { GridRow } from "#server/batches/grid-row.ts";
import { byColumn, type FieldColumns } from "./grid/cell-place.ts";
import { problemSentence } from "./problem-words.ts";

export type MendedRow = { readonly row: GridRow; readonly conflicts: number };
type RowAction = (before: ActionState<MendedRow>, form: FormData) => Promise<ActionState<MendedRow>>;

type RowFormProps = {
  batchId: string;
  row: GridRow;
  header: readonly string[];
  columns: FieldColumns;
  isFixed: boolean;
  /** Words of a clerk beside single fields, by their paths. */
  notes: Readonly<Record<string, string>>;
  mend: RowAction;
  move: RowAction;
};

/** Every cell of one row as a field, with what is wrong with it; each says beside it what it replaces. */
export function RowForm({ batchId, row: first, header, columns, isFixed, notes, mend, move }: RowFormProps) {
  const t = useTranslations("grid.single");
  const tRow = useTranslations("states.row");
  const tAll = useTranslations();
  const [mended, submit] = useActionState(mend, idle);
  const [moved, submitMove] = useActionState(move, idle);
  const row = mended.status === "done" ? mended.row : first;
  const wrong = byColumn(row.problems, columns, row.cells);
  const isRemoved = row.outcome === "REMOVED";
  const words = (column: number | null) => (wrong.get(column) ?? []).map((problem) => problemSentence(tAll, problem));
  const hintOf = (column: number) => {
    const isWrong = (wrong.get(column) ?? []).some(isRejecting);
    return [...noted(column, columns, notes), ...(isWrong ? [] : words(column))].join(" ") || undefined;
  };
  return (
    <div className="grid gap-6">
      <p>
        <StatusTag {...rowLooks[row.outcome]} label={tRow(`${row.outcome}.label`)} />
      </p>
      <Said state={mended} />
      <Said state={moved} />
      {words(null).length > 0 ? (
        <Callout kind="danger" title={t("wholeRow")}>
          {words(null).join(" ")}
        </Callout>
      ) : null}
      {isFixed || isRemoved ? null : (
        <form action={submit} data-assist="cells" className="grid gap-5" key={JSON.stringify(row.cells)}>
          <input type="hidden" name="batchId" value={batchId} />
          <input type="hidden" name="row" value={row.rowNumber} />
          {Array.from({ length: Math.max(header.length, row.cells.length) }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <div key={column}>
              <input type="hidden" name={`was-${column}`} value={row.cells[column] ?? ""} />
              <TextInput
                name={`cell-${column}`}
                label={header[column]?.trim() || tAll("grid.extraColumn", { number: column + 1 })}
                filter
                defaultValue={row.cells[column] ?? ""}
                error={(wrong.get(column) ?? []).some(isRejecting) ? words(column).join(" ") : undefined}
                hint={hintOf(column)}
              />
            </div>
          ))}
          <div data-assist="save" className="flex flex-wrap gap-3">
            <SubmitButton block="phone" pendingLabel={t("saving")}>
              {t("save")}
            </SubmitButton>
            <ButtonLink href={paths.batch(batchId)} block="phone">
              {t("back")}
            </ButtonLink>
          </div>
        </form>
      )}
      {isFixed ? null : (
        <form action={submitMove}>
          <input type="hidden" name="batchId" value={batchId} />
          <input type="hidden" name="row" value={row.rowNumber} />
          <input type="hidden" name="act" value={isRemoved ? "restore" : "remove"} />
          <SubmitButton look={isRemoved ? "secondary" : "danger"} block="phone">
            {isRemoved ? t("restore") : t("remove")}
          </SubmitButton>
        </form>
      )}
    </div>
  );
}

/** What a clerk left at the field that stands in this column. */
function noted(column: number, columns: FieldColumns, notes: RowFormProps["notes"]): string[] {
  return Object.entries(notes).flatMap(([field, words]) =>
    columns[field as keyof FieldColumns] === column ? [words] : [],
  );
}

function Said({ state }: { state: ActionState<MendedRow> }) {
  const t = useTranslations("grid.single");
  const tRefusals = useTranslations("batch.refusals");
  if (state.status === "refused") {
    const code = state.code as "BATCH_NOT_IN_REVIEW";
    return <Callout kind="danger" live title={tRefusals.has(code) ? tRefusals(code) : tRefusals("other")} />;
  }
  if (state.status !== "done") return null;
  if (state.conflicts > 0) return <Callout kind="warning" live title={t("clash", { count: state.conflicts })} />;
  return <Callout kind="success" live title={t("saved")} />;
}
