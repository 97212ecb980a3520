import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { KindMatrix } from "#components/notices/kind-matrix.tsx";
import { LetterTable } from "#components/notices/letter-table.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { rowIdIn } from "#domain/row-id.ts";
import { listChoices } from "#server/notices/list-choices.ts";
import { listLetters } from "#server/notices/list-letters.ts";
import { requireMerchant } from "#server/session.ts";
import { chooseKindsNow } from "./actions.ts";

type NoticesPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notices.choices");
  return { title: t("title") };
}

/** What goes where, and what arrived; only owners see it. */
export default async function NoticesPage({ searchParams }: NoticesPageProps) {
  const merchant = await requireMerchant();
  if (merchant.role !== "owner") notFound();
  const t = await getTranslations("notices");
  const { saved, before } = singleQuery(await searchParams);
  const from = rowIdIn(before);
  const [choices, letters] = await page(() => Promise.all([listChoices(merchant), listLetters(merchant, from)]));
  return (
    <>
      <PageHeader
        back={{ href: paths.settings, label: t("choices.back") }}
        title={t("choices.title")}
        line={t("choices.lead")}
      />
      <div className="grid gap-10">
        {saved === "kinds" ? <Callout kind="success" title={t("choices.saved")} live /> : null}
        {choices.recipients.length === 0 ? (
          <p>
            {t("choices.none")} <TextLink href={`${paths.settings}#notices`}>{t("choices.add")}</TextLink>
          </p>
        ) : (
          <ClientMessages rooms={["common", "notices"]}>
            <KindMatrix choices={choices} action={chooseKindsNow} />
          </ClientMessages>
        )}
        <Section title={t("delivery.title")} lead={t("delivery.lead")}>
          <LetterTable letters={letters.rows} />
          <Pagination
            first={from === null ? undefined : paths.settingsNotices}
            next={letters.after ? `${paths.settingsNotices}?before=${letters.after}` : undefined}
          />
        </Section>
      </div>
    </>
  );
}
