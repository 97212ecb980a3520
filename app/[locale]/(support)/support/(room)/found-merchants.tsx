import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { inView } from "#components/support/in-view.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { FoundMerchant } from "#server/support/find-merchants.ts";

export function FoundMerchants({ typed, merchants }: { typed: string; merchants: readonly FoundMerchant[] }) {
  const t = useTranslations("support.found");
  if (merchants.length === 0) {
    return (
      <EmptyState Icon={SearchX} title={t("nothing", { typed })}>
        {t("nothingNext")}
      </EmptyState>
    );
  }
  return (
    <Section title={t("title", { count: merchants.length })}>
      <Table caption={t("caption")}>
        <TableHead>
          <HeaderCell>{t("merchant")}</HeaderCell>
          <HeaderCell>{t("taxpayerId")}</HeaderCell>
          <HeaderCell>{t("by")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{t("action")}</span>
          </HeaderCell>
        </TableHead>
        <tbody>
          {merchants.map((merchant) => (
            <tr key={merchant.id}>
              <Cell card="title" heading className="font-medium">
                {merchant.name}
              </Cell>
              <Cell card="line" className="figures">
                {merchant.taxpayerId}
              </Cell>
              <Cell card="labelled" label={t("by")}>
                {t(`via.${merchant.via?.kind ?? "name"}`)}
              </Cell>
              <Cell card="action" numeric>
                <ButtonLink
                  href={addressOf(merchant)}
                  size="small"
                  block="phone"
                  aria-label={t("viewThis", { merchant: merchant.name })}
                >
                  {t("view")}
                </ButtonLink>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

/** Straight to what was read out on the phone; the door asks for the reason on the way. */
function addressOf({ id, via }: FoundMerchant): string {
  if (via?.kind === "invoice") return inView(id, paths.missingInvoice(via.key));
  if (via?.kind === "submission") return inView(id, paths.submission(via.id));
  return paths.supportMerchant(id);
}
