import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { RowGroup, ShownRow } from "#domain/preview/table-tally.ts";
import type { Repair } from "#domain/problem.ts";
import type { Messages } from "#i18n/messages.ts";
import type { NamedCell } from "../column-name.ts";
import { GroupHead } from "./group-head.tsx";
import { PlaceCell } from "./place-cell.tsx";
import type { RowPlace } from "./row-place.ts";

type RepairSectionProps = {
  groups: readonly RowGroup[];
  /** Rows in all: one row may have several repairs. */
  count: number;
  find: (field: string, cells: readonly string[]) => NamedCell;
  place: (row: number) => RowPlace;
};

/** What was read differently from how it is written: the raw value stays beside the one that was read. */
export function RepairSection({ groups, count, find, place }: RepairSectionProps) {
  const t = useTranslations("preview.repairs");
  const tGroup = useTranslations("preview.group");
  const tRepairs = useTranslations("batch.repairs");
  if (count === 0) return null;
  const labelOf = (code: string) => (tRepairs.has(code as Code) ? tRepairs(`${code as Code}`) : t("other"));
  return (
    <Section title={t("title", { count })} lead={t("lead")}>
      <div className="border-t border-line">
        {groups.map(({ code, count: rows, rows: examples }) => (
          <GroupHead key={code} label={labelOf(code)} count={tGroup("rows", { count: rows })}>
            <Table caption={labelOf(code)}>
              <TableHead>
                <HeaderCell numeric>{tGroup("row")}</HeaderCell>
                <HeaderCell>{tGroup("column")}</HeaderCell>
                <HeaderCell>{t("rawAndRead")}</HeaderCell>
              </TableHead>
              <tbody>
                {examples.map((row) => (
                  <RepairLine
                    key={row.rowNumber}
                    repair={repairOf(row, code)}
                    place={place(row.rowNumber)}
                    column={find(repairOf(row, code).field, row.cells).column}
                  />
                ))}
              </tbody>
            </Table>
          </GroupHead>
        ))}
      </div>
    </Section>
  );
}

type Code = keyof Messages["batch"]["repairs"];

function RepairLine({ repair, place, column }: { repair: Repair; place: RowPlace; column: string | null }) {
  const t = useTranslations("preview.repairs");
  const tGroup = useTranslations("preview.group");
  return (
    <tr>
      <PlaceCell place={place} />
      <Cell card="aside" className="font-medium mid:w-40 mid:text-start!">
        {column ?? tGroup("wholeRow")}
      </Cell>
      <Cell card="line">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="figures break-all whitespace-pre-wrap text-ink-soft">
            {repair.raw.trim() === "" ? tGroup("empty") : repair.raw}
          </span>
          <ArrowRight role="img" aria-label={t("readAs")} className="size-3.5 shrink-0 self-center text-ink-faint" />
          <span className="figures font-medium break-all">{repair.value}</span>
        </span>
      </Cell>
    </tr>
  );
}

function repairOf({ repairs }: ShownRow, code: string): Repair {
  return repairs.find((repair) => repair.code === code) ?? { code, field: "row", raw: "", value: "" };
}
