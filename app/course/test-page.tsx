import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { StartTestForm } from "#components/training/start-test-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readCourse } from "#content/read-content.ts";
import { requireMerchant } from "#server/session.ts";
import { findTest } from "#server/training/find-test.ts";
import { startTestNow } from "../../actions.ts";
import { GradedTest } from "./graded-test.tsx";
import { OpenTest } from "./open-test.tsx";

type TestPageProps = { params: Promise<{ course: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: TestPageProps): Promise<Metadata> {
  const t = await getTranslations("training.test");
  const read = await readCourse(await getLocale(), (await params).course);
  return read ? { title: t("title", { course: read.entry.title }) } : {};
}

/** An attempt: its questions until it is handed in, its result afterwards. Nothing is drawn by looking. */
export default async function TestPage({ params, searchParams }: TestPageProps) {
  const merchant = await requireMerchant();
  const { course: slug } = await params;
  const { attempt } = singleQuery(await searchParams);
  const read = await readCourse(await getLocale(), slug);
  if (!read?.entry.roles.includes(merchant.role)) notFound();
  const t = await getTranslations("training.test");
  const test = attempt === undefined ? null : await page(() => findTest(merchant, attempt));
  if (test && test.course !== slug) notFound();
  return (
    <>
      <PageHeader
        back={{ href: paths.course(slug), label: read.entry.title }}
        title={t("title", { course: read.entry.title })}
        line={test?.result ? undefined : t("line")}
      />
      {test?.result ? <GradedTest merchant={merchant} test={test} result={test.result} /> : null}
      {test && !test.result ? <OpenTest test={test} /> : null}
      {test ? null : (
        <ClientMessages rooms={["common", "training"]}>
          <StartTestForm action={startTestNow} course={slug} again={false} />
        </ClientMessages>
      )}
    </>
  );
}
