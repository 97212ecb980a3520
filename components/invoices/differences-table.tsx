import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { Difference } from "#domain/submission.ts";

/** Ours and the bureau's, side by side, only where they differ. */
export function DifferencesTable({ differences }: { differences: readonly Difference[] }) {
  const t = useTranslations("invoice.differences");
  const field = useTranslations("invoice.fields");
  return (
    <Section title={t("title")} lead={t("note")}>
      <Table caption={t("caption")}>
        <TableHead>
          <HeaderCell>{t("field")}</HeaderCell>
          <HeaderCell>{t("ours")}</HeaderCell>
          <HeaderCell>{t("theirs")}</HeaderCell>
        </TableHead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.field}>
              <Cell card="title" heading className="font-medium mid:w-48">
                {field(difference.field)}
              </Cell>
              <Cell card="labelled" label={t("ours")}>
                <Value of={difference} side="ours" />
              </Cell>
              <Cell card="labelled" label={t("theirs")}>
                <span data-tone="returned" className="font-medium text-tone">
                  <Value of={difference} side="theirs" />
                </span>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

/** Amounts travel in fen; dates and ids as they are. */
function Value({ of, side }: { of: Difference; side: "ours" | "theirs" }) {
  const t = useTranslations("invoice.differences");
  const value = of[side];
  if (of.field === "amount" || of.field === "tax" || of.field === "total") return <Money fen={value} sign />;
  return <span className="figures">{value === "" ? t("empty") : value}</span>;
}
