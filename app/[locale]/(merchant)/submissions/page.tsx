import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { SubmissionsBody } from "#components/submissions/submissions-body.tsx";
import { Arriving } from "#components/ui/arriving.tsx";
import { ListSkeleton } from "#components/ui/list-skeleton.tsx";
import { requireMerchant } from "#server/session.ts";
import { countOpen } from "#server/submissions/count-open.ts";
import { listSubmissions, submissionFilterSchema } from "#server/submissions/list-submissions.ts";

type SubmissionsPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("submission");
  return { title: t("title") };
}

export default async function SubmissionsPage(props: SubmissionsPageProps) {
  const t = await getTranslations("submission");
  return (
    <Arriving skeleton={<ListSkeleton label={t("loading")} />}>
      <Loaded {...props} />
    </Arriving>
  );
}

async function Loaded({ searchParams }: SubmissionsPageProps) {
  const merchant = await requireMerchant();
  const { group, after } = singleQuery(await searchParams);
  const filter = submissionFilterSchema.parse({ group });
  const [list, counts] = await page(() =>
    Promise.all([listSubmissions(merchant, filter, after ?? null), countOpen(merchant)]),
  );
  return <SubmissionsBody filter={filter} list={list} counts={counts} beginning={!after} />;
}
