import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ViewOfMerchant } from "#server/support/list-views-of-merchant.ts";

/** 谁看过我的数据. */
export function SupportViews({ views }: { views: readonly ViewOfMerchant[] }) {
  const t = useTranslations("settings.views");
  return (
    <Section title={t("title")} lead={t("lead")} action={<TextLink href={paths.helpAssist}>{t("assist")}</TextLink>}>
      {views.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <Table caption={t("caption")}>
          <TableHead>
            <HeaderCell>{t("from")}</HeaderCell>
            <HeaderCell>{t("until")}</HeaderCell>
            <HeaderCell>{t("by")}</HeaderCell>
            <HeaderCell>{t("reason")}</HeaderCell>
          </TableHead>
          <tbody>
            {views.map((view) => (
              <tr key={view.id}>
                <Cell card="labelled" label={t("from")}>
                  <DateTime at={view.startedAt} />
                </Cell>
                <Cell card="labelled" label={t("until")}>
                  {view.open ? t("open") : <DateTime at={view.until} />}
                </Cell>
                <Cell card="labelled" label={t("by")}>
                  {view.by}
                </Cell>
                <Cell card="labelled" label={t("reason")} heading>
                  {view.reason}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
