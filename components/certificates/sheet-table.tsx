import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { SheetTable } from "#domain/certificate/sheet.ts";

/** What names a row on the phone's card, and what stands beside it. */
const naming = ["number", "why", "knock"];
const beside = ["lasted", "state", "total", "reply"];
/** More would make the page slow on a phone; the file has them all. */
const shownRows = 200;

export function SheetTableView({ table: { title, columns, rows } }: { table: SheetTable }) {
  const t = useTranslations("certificate.page");
  return (
    <Section title={title}>
      <Table caption={title}>
        <TableHead>
          {columns.map(({ id, label, numeric }) => (
            <HeaderCell key={id} numeric={numeric}>
              {label}
            </HeaderCell>
          ))}
        </TableHead>
        <tbody>
          {rows.slice(0, shownRows).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list as it was issued never changes its order
            <tr key={index}>
              {columns.map(({ id, label, numeric }, column) => (
                <Cell
                  key={id}
                  card={naming.includes(id) ? "title" : beside.includes(id) ? "aside" : "labelled"}
                  label={label}
                  numeric={numeric}
                  heading={naming.includes(id)}
                  className={classNames("figures text-xs", !numeric && "mid:text-start!")}
                >
                  {row[column]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > shownRows ? (
        <p className="mt-2 text-ink-soft">{t("rest", { shown: shownRows, all: rows.length })}</p>
      ) : null}
    </Section>
  );
}
