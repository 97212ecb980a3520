import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Query, singleQuery } from "#app/single-query.ts";
import { TemplateLink } from "#components/batches/download-links.tsx";
import { ImportForm } from "#components/ledger/import-form.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { uploadLimits } from "#domain/upload-limits.ts";
import { requireMerchant } from "#server/session.ts";

type ImportPageProps = { searchParams: Promise<Query> };

const outcomes = ["taken", "changed", "refused"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.import");
  return { title: t("title") };
}

export default async function ImportPage({ searchParams }: ImportPageProps) {
  await requireMerchant();
  const { problem = null } = singleQuery(await searchParams);
  const t = await getTranslations("ledger");
  return (
    <>
      <PageHeader
        title={t("import.title")}
        line={t("import.lead")}
        back={{ href: paths.ledger, label: t("title") }}
        actions={<TemplateLink />}
      />
      <div className="grid max-w-prose gap-10">
        <ImportForm limit={uploadLimits.bytes / 1024 / 1024} problem={problem} />
        <Section title={t("import.what.title")}>
          <ul className="grid list-disc gap-2 ps-6 marker:text-ink-faint">
            {outcomes.map((outcome) => (
              <li key={outcome}>{t(`import.what.${outcome}`)}</li>
            ))}
          </ul>
        </Section>
        <Section title={t("import.ways.title")}>
          <p>{t("import.ways.text")}</p>
          <p className="mt-2">
            <TextLink href={paths.settingsTokens}>{t("import.ways.tokens")}</TextLink>
          </p>
        </Section>
      </div>
    </>
  );
}
