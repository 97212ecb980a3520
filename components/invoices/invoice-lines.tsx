import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { InvoiceLine } from "#domain/invoice.ts";
import { rateText } from "./rate-text.ts";

/** The items of an invoice, in the order of its paper. */
export function InvoiceLines({ lines }: { lines: readonly InvoiceLine[] }) {
  const t = useTranslations("invoice.lines");
  if (lines.length === 0) {
    return (
      <Section title={t("title")}>
        <p className="text-ink-soft">{t("none")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("title")} lead={t("count", { count: lines.length })}>
      <Table caption={t("caption")}>
        <TableHead>
          <HeaderCell>{t("name")}</HeaderCell>
          <HeaderCell>{t("specification")}</HeaderCell>
          <HeaderCell>{t("unit")}</HeaderCell>
          <HeaderCell numeric>{t("quantity")}</HeaderCell>
          <HeaderCell numeric>{t("unitPrice")}</HeaderCell>
          <HeaderCell numeric>{t("amount")}</HeaderCell>
          <HeaderCell numeric>{t("rate")}</HeaderCell>
          <HeaderCell numeric>{t("tax")}</HeaderCell>
        </TableHead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an issued invoice never move
            <Row key={index} line={line} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Row({ line }: { line: InvoiceLine }) {
  const t = useTranslations("invoice.lines");
  return (
    <tr>
      <Cell card="title" heading className="mid:min-w-48">
        {line.name}
        {line.classification ? (
          <span className="figures block text-xs text-ink-faint">{line.classification}</span>
        ) : null}
      </Cell>
      <Cell card={line.specification ? "labelled" : "hidden"} label={t("specification")}>
        {line.specification}
      </Cell>
      <Cell card={line.unit ? "labelled" : "hidden"} label={t("unit")}>
        {line.unit}
      </Cell>
      <Cell card={line.quantity ? "labelled" : "hidden"} label={t("quantity")} numeric>
        {line.quantity}
      </Cell>
      <Cell card={line.unitPrice ? "labelled" : "hidden"} label={t("unitPrice")} numeric>
        {line.unitPrice}
      </Cell>
      <Cell card="aside" numeric>
        <Money fen={line.amount} className="font-medium" />
      </Cell>
      <Cell card="labelled" label={t("rate")} numeric>
        {rateText(line.rate)}
      </Cell>
      <Cell card="labelled" label={t("tax")} numeric>
        <Money fen={line.tax} />
      </Cell>
    </tr>
  );
}
