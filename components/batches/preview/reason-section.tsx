import { useTranslations } from "next-intl";
import { useState } from "react";
import { HelpFor } from "#components/guides/help-for.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { RowGroup, ShownRow } from "#domain/preview/table-tally.ts";
import type { Problem } from "#domain/problem.ts";
import type { NamedCell } from "../column-name.ts";
import { problemSentence, reasonLabel } from "../problem-words.ts";
import { GroupHead } from "./group-head.tsx";
import { PlaceCell } from "./place-cell.tsx";
import type { RowPlace } from "./row-place.ts";

type ReasonSectionProps = {
  /** `reasons` keep rows back; `notes` are only worth knowing. */
  kind: "reasons" | "notes";
  groups: readonly RowGroup[];
  /** Rows in all: one row may stand in several groups. */
  count: number;
  find: (field: string, cells: readonly string[]) => NamedCell;
  place: (row: number) => RowPlace;
};

const shownAtFirst = 5;
const openAtFirst = 3;

/** Why rows are kept back, or what is worth knowing of them: one group a reason, the most frequent first. */
export function ReasonSection({ kind, groups, count, find, place }: ReasonSectionProps) {
  const t = useTranslations("preview");
  if (count === 0) return null;
  return (
    <Section title={t(`${kind}.title`, { count })} lead={t(`${kind}.lead`)}>
      <div className="grid border-t border-line">
        {groups.map((group, index) => (
          <ReasonGroup
            key={group.code}
            group={group}
            isOpen={kind === "reasons" && index < openAtFirst}
            find={find}
            place={place}
          />
        ))}
      </div>
    </Section>
  );
}

type ReasonGroupProps = Pick<ReasonSectionProps, "find" | "place"> & { group: RowGroup; isOpen: boolean };

function ReasonGroup({ group, isOpen, find, place }: ReasonGroupProps) {
  const t = useTranslations("preview.group");
  const tAll = useTranslations();
  const [isAll, setAll] = useState(false);
  const lines = group.rows.map((row) => lineOf(row, group.code));
  const sentences = new Set(lines.map(({ problem }) => problemSentence(tAll, problem)));
  const [sentence] = sentences;
  const shown = isAll ? lines : lines.slice(0, shownAtFirst);
  const label = reasonLabel(tAll, group.code);
  return (
    <GroupHead label={label} count={t("rows", { count: group.count })} isOpen={isOpen}>
      <p className="max-w-prose text-ink-soft">
        {sentences.size === 1 ? sentence : null} <HelpFor code={group.code} label={t("learn")} />
      </p>
      <Table caption={label}>
        <TableHead>
          <HeaderCell numeric>{t("row")}</HeaderCell>
          <HeaderCell>{t("column")}</HeaderCell>
          <HeaderCell>{t("value")}</HeaderCell>
          {sentences.size > 1 ? <HeaderCell>{t("message")}</HeaderCell> : null}
        </TableHead>
        <tbody>
          {shown.map(({ row, problem }) => (
            <ReasonLine
              key={row.rowNumber}
              place={place(row.rowNumber)}
              problem={problem}
              cell={find(problem.field, row.cells)}
              sentence={sentences.size > 1 ? problemSentence(tAll, problem) : null}
            />
          ))}
        </tbody>
      </Table>
      {lines.length > shown.length ? (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {t("more", { count: lines.length - shown.length })}
          </Button>
        </div>
      ) : null}
      {isAll && group.count > lines.length ? (
        <p className="text-ink-soft">{t("rest", { count: lines.length })}</p>
      ) : null}
    </GroupHead>
  );
}

type ReasonLineProps = { place: RowPlace; problem: Problem; cell: NamedCell; sentence: string | null };

function ReasonLine({ place, problem, cell: { column, raw }, sentence }: ReasonLineProps) {
  const t = useTranslations("preview.group");
  const written = raw ?? problem.value ?? "";
  return (
    <tr>
      <PlaceCell place={place} />
      <Cell card="aside" className="font-medium mid:w-40 mid:text-start!">
        {column ?? t("wholeRow")}
      </Cell>
      <Cell card="line">
        {written.trim() === "" ? (
          <span className="text-ink-faint">{raw === null && column !== null ? t("noColumn") : t("empty")}</span>
        ) : (
          <span className="figures break-all">{written}</span>
        )}
      </Cell>
      {sentence === null ? null : <Cell card="line">{sentence}</Cell>}
    </tr>
  );
}

function lineOf(row: ShownRow, code: string): { row: ShownRow; problem: Problem } {
  const problem = row.problems.find((one) => one.code === code);
  return { row, problem: problem ?? { code, severity: "reject", field: "row" } };
}
