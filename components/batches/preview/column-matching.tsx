import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { TableHeader } from "#domain/table/columns.ts";
import { type ColumnField, columnFields } from "#domain/table/headings.ts";

export type Columns = TableHeader["columns"];

type ColumnMatchingProps = {
  headings: readonly string[];
  columns: Columns;
  /** What a column seems to hold where nobody has said so. */
  suggested: Columns;
  /** Rows under the header, for samples. */
  rows: readonly (readonly string[])[];
  onChange: (columns: Columns) => void;
};

/** What an invoice list has to say, in the order of its paper; the rest opens on demand. */
const mainFields: readonly ColumnField[] = [
  "digitalNumber",
  "code",
  "number",
  "issuedOn",
  "kind",
  "buyerTaxpayerId",
  "buyerName",
  "itemName",
  "amount",
  "rate",
  "tax",
  "total",
];
const samplesShown = 3;

/** Our fields on the left, the file's columns on the right with what stands in them. A column is one field. */
export function ColumnMatching({ headings, columns, suggested, rows, onChange }: ColumnMatchingProps) {
  const t = useTranslations("preview.columns");
  const tFields = useTranslations("preview.fields");
  const [isAll, setAll] = useState(false);
  const others = columnFields.filter((field) => !mainFields.includes(field));
  const matchedOthers = others.filter((field) => columns[field] !== undefined);
  const shown = [...mainFields, ...(isAll ? others : matchedOthers)];
  const choices = headings.map((heading, index) => ({ value: String(index), label: columnLabel(heading, index) }));

  function match(field: ColumnField, index: number | null) {
    const kept = Object.entries(columns).filter(([name, place]) => name !== field && place !== index);
    onChange(Object.fromEntries(index === null ? kept : [...kept, [field, index]]) as Columns);
  }

  return (
    <div className="grid gap-3">
      <Table caption={t("caption")}>
        <TableHead>
          <HeaderCell>{t("ours")}</HeaderCell>
          <HeaderCell>{t("theirs")}</HeaderCell>
          <HeaderCell>{t("samples")}</HeaderCell>
        </TableHead>
        <tbody>
          {shown.map((field) => (
            <MatchLine
              key={field}
              label={tFields(field)}
              index={columns[field]}
              suggestedIndex={suggested[field]}
              choices={choices}
              rows={rows}
              onMatch={(index) => match(field, index)}
            />
          ))}
        </tbody>
      </Table>
      {isAll || matchedOthers.length === others.length ? null : (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {t("moreFields", { count: others.length - matchedOthers.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

type MatchLineProps = {
  label: string;
  index: number | undefined;
  suggestedIndex: number | undefined;
  choices: readonly { value: string; label: string }[];
  rows: ColumnMatchingProps["rows"];
  onMatch: (index: number | null) => void;
};

function MatchLine({ label, index, suggestedIndex, choices, rows, onMatch }: MatchLineProps) {
  const t = useTranslations("preview.columns");
  const id = useId();
  const suggestion = index === undefined && suggestedIndex !== undefined ? choices[suggestedIndex] : undefined;
  const samples = index === undefined ? [] : samplesOf(rows, index);
  return (
    <tr>
      <Cell card="title" heading className="font-medium mid:w-48">
        <span className="mid:inline-block mid:pt-1">{label}</span>
      </Cell>
      <Cell card="line" className="mid:w-80">
        <div className="grid gap-1">
          <Select
            id={id}
            name={id}
            label={t("columnFor", { field: label })}
            labelHidden
            filter
            choices={choices}
            emptyLabel={t("absent")}
            value={index === undefined ? "" : String(index)}
            onChange={({ target }) => onMatch(target.value === "" ? null : Number(target.value))}
          />
          {suggestion ? (
            <div>
              <Button look="quiet" size="small" onClick={() => onMatch(Number(suggestion.value))}>
                {t("suggested", { column: suggestion.label })}
              </Button>
            </div>
          ) : null}
        </div>
      </Cell>
      <Cell card="line" className="text-ink-soft">
        <span className="figures flex flex-wrap gap-x-4 break-all mid:pt-1.5">
          {index === undefined ? null : samples.length > 0 ? (
            samples.map((sample) => <span key={sample}>{sample}</span>)
          ) : (
            <span className="text-ink-faint">{t("blank")}</span>
          )}
        </span>
      </Cell>
    </tr>
  );
}

function samplesOf(rows: ColumnMatchingProps["rows"], index: number): string[] {
  const filled = rows.map((cells) => (cells[index] ?? "").trim()).filter((cell) => cell !== "");
  return [...new Set(filled)].slice(0, samplesShown).map((cell) => (cell.length > 28 ? `${cell.slice(0, 27)}…` : cell));
}

/** `C · 开票日期`: letters are what a spreadsheet calls its columns. */
function columnLabel(heading: string, index: number): string {
  const name = heading.replace(/\s+/g, " ").trim();
  return name === "" ? columnLetters(index) : `${columnLetters(index)} · ${name.slice(0, 40)}`;
}

export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`;
}
