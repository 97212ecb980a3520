import { useTranslations } from "next-intl";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { identityOf } from "#domain/identity-of.ts";
import type { DoubledRow } from "#domain/preview/table-tally.ts";
import { GroupHead } from "./group-head.tsx";
import { PlaceCell } from "./place-cell.tsx";
import type { RowPlace } from "./row-place.ts";

type DoubleSectionProps = { doubles: readonly DoubledRow[]; count: number; place: (row: number) => RowPlace };

/** Rows that say an invoice again: shown, never dropped in silence. */
export function DoubleSection({ doubles, count, place }: DoubleSectionProps) {
  const t = useTranslations("preview.doubles");
  const tGroup = useTranslations("preview.group");
  if (count === 0) return null;
  return (
    <Section title={t("title", { count })} lead={t("lead")}>
      <div className="border-t border-line">
        <GroupHead label={t("same")} count={tGroup("rows", { count })}>
          <Table caption={t("same")}>
            <TableHead>
              <HeaderCell numeric>{tGroup("row")}</HeaderCell>
              <HeaderCell>{t("invoice")}</HeaderCell>
              <HeaderCell>{t("first")}</HeaderCell>
            </TableHead>
            <tbody>
              {doubles.map(({ rowNumber, first, key }) => (
                <tr key={rowNumber}>
                  <PlaceCell place={place(rowNumber)} />
                  <Cell card="line">
                    <InvoiceNumber {...identityOf(key)} />
                  </Cell>
                  <Cell card="aside">{placeText(tGroup, place(first))}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
          {count > doubles.length ? <p className="text-ink-soft">{tGroup("rest", { count: doubles.length })}</p> : null}
        </GroupHead>
      </div>
    </Section>
  );
}

function placeText(t: ReturnType<typeof useTranslations<"preview.group">>, { sheet, row }: RowPlace): string {
  return sheet === null ? t("rowNumber", { row }) : t("rowOfSheet", { sheet, row });
}
