import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import type { FoundInvoice } from "#server/missing/find-invoice.ts";

const sources = ["import", "batch", "form", "document", "seed"] as const;

/** How it came into our books, what the issuing software said of it, and since when the bureau has it. */
export function InvoiceOrigin({ found: { recordedAt, origin, transferWords, held } }: { found: FoundInvoice }) {
  const t = useTranslations("invoice.origin");
  const source = sources.find((known) => known === origin);
  return (
    <Section title={t("title")}>
      <DescriptionList columns={2}>
        <Fact name={t("recordedAt")}>
          <DateTime at={recordedAt} />
        </Fact>
        <Fact name={t("from")}>{source ? t(`sources.${source}`) : origin}</Fact>
        <Fact name={t("words")}>{transferWords || t("noWords")}</Fact>
        <Fact name={t("held")}>
          {held ? t.rich("heldSince", { when: () => <DateTime at={held.firstSeenAt} /> }) : t("notHeld")}
        </Fact>
      </DescriptionList>
    </Section>
  );
}
