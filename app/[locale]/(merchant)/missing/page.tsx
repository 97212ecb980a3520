import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import type { Query } from "#app/single-query.ts";
import { MissingBody } from "#components/invoices/missing-body.tsx";
import { MissingSkeleton } from "#components/invoices/missing-skeleton.tsx";
import { paths } from "#components/paths.ts";
import { Arriving } from "#components/ui/arriving.tsx";
import { redirect } from "#i18n/navigation.ts";
import { countMissing } from "#server/missing/count-missing.ts";
import { listMissing } from "#server/missing/list-missing.ts";
import { requireMerchant } from "#server/session.ts";
import { findByReference } from "#server/submissions/find-by-reference.ts";
import { frameOfRequest } from "../frame-of-request.ts";
import { readQuery } from "./read-query.ts";

type MissingPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("missing");
  return { title: t("title") };
}

export default function MissingPage({ searchParams }: MissingPageProps) {
  return (
    <Arriving skeleton={<MissingSkeleton />}>
      <Loaded searchParams={searchParams} />
    </Arriving>
  );
}

async function Loaded({ searchParams }: MissingPageProps) {
  const merchant = await requireMerchant();
  const { filter, place } = readQuery(await searchParams);
  const submission = filter.search ? await page(() => findByReference(merchant, filter.search ?? "")) : null;
  if (submission) redirect({ href: paths.submission(submission), locale: await getLocale() });
  const [list, counts, { completeTo }] = await page(() =>
    Promise.all([listMissing(merchant, filter, place, new Date()), countMissing(merchant, filter), frameOfRequest()]),
  );
  return <MissingBody filter={filter} list={list} counts={counts} compared={completeTo !== null} />;
}
