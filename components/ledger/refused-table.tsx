import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { getPathname } from "#i18n/navigation.ts";
import type { RefusedRow } from "#server/ledger/list-refused.ts";
import { refusedReason, refusedText } from "./refused-words.ts";

/** What was not taken and why, and the file in which it can be handed in again. */
export function RefusedTable({ deliveryId, rows }: { deliveryId: string; rows: readonly RefusedRow[] }) {
  const t = useTranslations("ledger.delivery.refused");
  const all = useTranslations();
  const locale = useLocale();
  const download = getPathname({ href: paths.ledgerRefused(deliveryId), locale });
  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      action={
        <div className="flex flex-wrap gap-2 print:hidden">
          <a href={download} download className={buttonClass({})}>
            <Download aria-hidden />
            {t("download")}
          </a>
          <a href={`${download}?format=csv`} download className={buttonClass({})}>
            {t("downloadCsv")}
          </a>
        </div>
      }
    >
      <Table caption={t("caption")}>
        <TableHead>
          <HeaderCell>{t("row")}</HeaderCell>
          <HeaderCell>{t("said")}</HeaderCell>
          <HeaderCell>{t("why")}</HeaderCell>
        </TableHead>
        <tbody>
          {rows.map(({ row, content, problems }) => (
            <tr key={row}>
              <Cell card="title" heading className="whitespace-nowrap">
                {t("rowNumber", { row })}
              </Cell>
              <Cell card="line" className="mid:max-w-md">
                <span className="line-clamp-3 break-all text-ink-soft">{refusedText(content)}</span>
              </Cell>
              <Cell card="line">{refusedReason(all as never, problems)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
