import { useTranslations } from "next-intl";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { Change } from "#domain/assist.ts";
import { useFieldName } from "./pin-place.ts";

/** Field by field: what the merchant has, and what would stand there instead. */
export function CorrectionTable({ differences }: { differences: readonly Change[] }) {
  const t = useTranslations("assist.corrections");
  const name = useFieldName();
  if (differences.length === 0) return <p>{t("same")}</p>;
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("field")}</HeaderCell>
        <HeaderCell>{t("was")}</HeaderCell>
        <HeaderCell>{t("becomes")}</HeaderCell>
      </TableHead>
      <tbody>
        {differences.map(({ field, was, becomes }) => (
          <tr key={field}>
            <Cell card="title" heading>
              {name(field)}
            </Cell>
            <Cell card="labelled" label={t("was")} className="figures wrap-anywhere text-ink-soft">
              {was || t("blank")}
            </Cell>
            <Cell card="labelled" label={t("becomes")} className="figures font-medium wrap-anywhere">
              {becomes}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
