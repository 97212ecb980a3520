import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { FoundSubmission } from "#server/submissions/find-submission.ts";

const origins = ["form", "document", "batch", "support", "timetable"] as const;

export function SubmissionFacts({ submission }: { submission: FoundSubmission }) {
  const t = useTranslations("submission.facts");
  const { invoice, endedAt, acceptanceNumber } = submission;
  return (
    <Section title={t("title")}>
      <DescriptionList columns={2}>
        <Fact name={t("invoice")}>
          <TextLink href={paths.missingInvoice(submission.key)}>
            <InvoiceNumber number={invoice.number} code={invoice.code} />
          </TextLink>
        </Fact>
        <Fact name={t("total")}>
          <Money fen={invoice.total} sign className="font-medium" />
        </Fact>
        <Fact name={t("buyer")}>{invoice.buyer.name}</Fact>
        <Fact name={t("origin")}>
          <Origin submission={submission} />
        </Fact>
        <Fact name={t("queuedAt")}>
          <DateTime at={submission.queuedAt} form="long" />
        </Fact>
        {endedAt ? (
          <Fact name={t("endedAt")}>
            <DateTime at={endedAt} form="long" />
          </Fact>
        ) : null}
        {acceptanceNumber ? (
          <Fact name={t("acceptanceNumber")}>
            <span className="figures select-all">{acceptanceNumber}</span>
          </Fact>
        ) : null}
      </DescriptionList>
    </Section>
  );
}

function Origin({ submission: { origin, batchId, rowNumber } }: { submission: FoundSubmission }): ReactNode {
  const t = useTranslations("submission");
  const known = origins.find((one) => one === origin);
  const words = known ? t(`origins.${known}`) : origin;
  if (batchId === null) return words;
  return (
    <TextLink href={paths.batch(batchId)}>
      {words}
      {rowNumber === null ? null : ` · ${t("facts.batch", { row: rowNumber })}`}
    </TextLink>
  );
}
