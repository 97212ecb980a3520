import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { EndedNotice } from "#components/assist/ended-notice.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { assistOfClerk } from "#server/assist/assist-of-clerk.ts";
import { requireSupport } from "#server/session.ts";
import { Desk } from "./desk.tsx";

type AssistDeskPageProps = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("assist.desk");
  return { title: t("title") };
}

/** What a clerk does beside a merchant; once it is over, that it is. */
export default async function AssistDeskPage({ params, searchParams }: AssistDeskPageProps) {
  const clerk = await requireSupport();
  const { id } = await params;
  const { said } = singleQuery(await searchParams);
  const assist = await page(() => assistOfClerk(clerk, id, new Date()));
  const t = await getTranslations("assist");
  if (assist.context) return <Desk assist={assist} context={assist.context} said={said} />;
  return (
    <>
      <PageHeader back={{ href: paths.supportAssist, label: t("join.title") }} title={assist.merchant.name} />
      {assist.ended ? <EndedNotice ended={assist.ended} /> : null}
    </>
  );
}
