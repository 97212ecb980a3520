import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { WaitingMerchant } from "#server/support/list-waiting-merchants.ts";
import { Age } from "./age.tsx";

/** Merchants with submissions that only a person can let go on, whoever waits longest first. */
export function WaitingMerchants({ merchants }: { merchants: readonly WaitingMerchant[] }) {
  const t = useTranslations("support.waiting");
  return (
    <Section title={t("title")} lead={t("lead")}>
      {merchants.length === 0 ? (
        <EmptyState Icon={CircleCheck} title={t("none")} />
      ) : (
        <Table caption={t("title")}>
          <TableHead>
            <HeaderCell>{t("merchant")}</HeaderCell>
            <HeaderCell numeric>{t("count")}</HeaderCell>
            <HeaderCell>{t("since")}</HeaderCell>
            <HeaderCell>
              <span className="sr-only">{t("action")}</span>
            </HeaderCell>
          </TableHead>
          <tbody>
            {merchants.map(({ id, name, taxpayerId, count, since }) => (
              <tr key={id}>
                <Cell card="title" heading>
                  <span className="font-medium">{name}</span>
                  <span className="figures block text-xs text-ink-faint">{taxpayerId}</span>
                </Cell>
                <Cell card="aside" numeric>
                  {t("items", { count })}
                </Cell>
                <Cell card="labelled" label={t("since")}>
                  <Age from={since} />
                </Cell>
                <Cell card="action" numeric>
                  <ButtonLink
                    href={paths.supportMerchant(id)}
                    size="small"
                    block="phone"
                    aria-label={t("viewThis", { merchant: name })}
                  >
                    {t("view")}
                  </ButtonLink>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
