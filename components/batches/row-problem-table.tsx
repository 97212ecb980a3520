import { CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Tone } from "#components/ui/status-tone.ts";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { Severity } from "#domain/problem.ts";

export type RowProblem = {
  /** Line of the file as the merchant's own program counts it. */
  rowNumber: number;
  /** The column's name in the merchant's file. */
  column: string;
  /** As it stands in the file; empty when nothing does. */
  value: string;
  /** The sentence, already in the reader's language. */
  message: string;
  severity: Severity;
  /** What it was read as, where we repaired it. */
  repaired?: string;
};

const marks: Record<Severity, { tone: Tone; Icon: LucideIcon }> = {
  reject: { tone: "returned", Icon: CircleAlert },
  warn: { tone: "missing", Icon: TriangleAlert },
  note: { tone: "neutral", Icon: Info },
};

/** Errors first; what was written stands beside what it was read as. */
export function RowProblemTable({ caption, problems }: { caption: string; problems: readonly RowProblem[] }) {
  const t = useTranslations("batch.problems");
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell numeric>{t("row")}</HeaderCell>
        <HeaderCell>{t("column")}</HeaderCell>
        <HeaderCell>{t("value")}</HeaderCell>
        <HeaderCell>{t("message")}</HeaderCell>
      </TableHead>
      <tbody>
        {problems.map((problem) => (
          <ProblemRow key={`${problem.rowNumber} ${problem.column} ${problem.message}`} problem={problem} />
        ))}
      </tbody>
    </Table>
  );
}

function ProblemRow({ problem }: { problem: RowProblem }) {
  const t = useTranslations("batch.problems");
  const { tone, Icon } = marks[problem.severity];
  return (
    <tr>
      <Cell card="aside" heading numeric className="text-ink-soft mid:w-20">
        <span className="mid:hidden">{t("rowNumber", { row: problem.rowNumber })}</span>
        <span className="hidden mid:inline">{problem.rowNumber}</span>
      </Cell>
      <Cell card="title" className="font-medium mid:w-40">
        {problem.column}
      </Cell>
      <Cell card="line" className="mid:w-64">
        {problem.value === "" ? (
          <span className="text-ink-faint">{t("empty")}</span>
        ) : (
          <span className="figures break-all">{problem.value}</span>
        )}
        {problem.repaired ? (
          <span className="figures block break-all text-accepted">{t("readAs", { value: problem.repaired })}</span>
        ) : null}
      </Cell>
      <Cell card="line">
        <span data-tone={tone} className="flex gap-2">
          <Icon aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
          <span>
            <span className="sr-only">{t(`severity.${problem.severity}`)}</span>
            {problem.message}
          </span>
        </span>
      </Cell>
    </tr>
  );
}
