import { CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { HelpFor } from "#components/guides/help-for.tsx";
import type { Tone } from "#components/ui/status-tone.ts";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { Problem, Severity } from "#domain/problem.ts";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import type { ListedRow } from "#server/batches/list-rows.ts";
import { cellFinder, type NamedCell } from "./column-name.ts";
import { problemSentence } from "./problem-words.ts";
import { RowNumberCell } from "./row-number-cell.tsx";

const marks: Record<Severity, { tone: Tone; Icon: LucideIcon }> = {
  reject: { tone: "returned", Icon: CircleAlert },
  warn: { tone: "missing", Icon: TriangleAlert },
  note: { tone: "neutral", Icon: Info },
};
const order: readonly Severity[] = ["reject", "warn", "note"];

type ProblemTableProps = {
  caption: string;
  batch: Pick<FoundBatch, "header" | "columns">;
  rows: readonly ListedRow[];
  /** Where a row is mended, while it can be. */
  hrefOf?: ((row: number) => string) | undefined;
};

/** Row, column, what stands there, what to do: one line a problem, those that keep the row back first. */
export function ProblemTable({ caption, batch, rows, hrefOf }: ProblemTableProps) {
  const t = useTranslations("batch.problems");
  const find = cellFinder(batch.header, batch.columns);
  const lines = rows.flatMap((row) => linesOf(row, find).map((line) => ({ ...line, row: row.rowNumber })));
  const explained = new Set<string>();
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell numeric>{t("row")}</HeaderCell>
        <HeaderCell>{t("column")}</HeaderCell>
        <HeaderCell>{t("value")}</HeaderCell>
        <HeaderCell>{t("message")}</HeaderCell>
      </TableHead>
      <tbody>
        {lines.map((line) => {
          const isFirst = !explained.has(line.problem.code);
          explained.add(line.problem.code);
          return (
            <ProblemLine
              key={`${line.row} ${line.column} ${line.problem.code}`}
              withHelp={isFirst}
              href={hrefOf?.(line.row)}
              {...line}
            />
          );
        })}
      </tbody>
    </Table>
  );
}

type Line = NamedCell & { problem: Problem };
type ProblemLineProps = { row: number; withHelp: boolean; href?: string | undefined };

/** `withHelp`: the way to a fuller answer stands once on a page for each reason. */
function ProblemLine({ row, problem, column, raw, withHelp, href }: Line & ProblemLineProps) {
  const t = useTranslations("batch.problems");
  const tAll = useTranslations();
  const { tone, Icon } = marks[problem.severity];
  const written = raw ?? problem.value ?? "";
  return (
    <tr id={`row-${row}`}>
      <RowNumberCell row={row} href={href} />
      <Cell card="aside" className="font-medium mid:w-28 mid:text-start! wide:w-40">
        {column ?? t("wholeRow")}
      </Cell>
      <Cell card="line" className="mid:w-48 wide:w-64">
        {written.trim() === "" ? (
          <span className="text-ink-faint">{raw === null && column !== null ? t("noColumn") : t("empty")}</span>
        ) : (
          <span className="figures break-all">{written}</span>
        )}
      </Cell>
      <Cell card="line" className="mid:min-w-48">
        <span data-tone={tone} className="flex gap-2">
          <Icon aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
          <span>
            <span className="sr-only">{t(`severity.${problem.severity}`)}</span>
            {problemSentence(tAll, problem)} {withHelp ? <HelpFor code={problem.code} label={t("learn")} /> : null}
          </span>
        </span>
      </Cell>
    </tr>
  );
}

/** What is wrong with a cell is said once, even where the invoice and its line both take it. */
function linesOf(row: ListedRow, find: ReturnType<typeof cellFinder>): Line[] {
  const lines = row.problems.map((problem) => ({ problem, ...find(problem.field, row.cells) }));
  const said = new Set<string>();
  return lines
    .toSorted((one, other) => order.indexOf(one.problem.severity) - order.indexOf(other.problem.severity))
    .filter(({ problem, column }) => {
      const what = `${problem.code} ${column}`;
      return !said.has(what) && said.add(what);
    });
}
