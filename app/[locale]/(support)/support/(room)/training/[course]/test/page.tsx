import type { Metadata } from "next";
import { TestPage, testMetadata } from "#app/course/test-page.tsx";
import { type Query, singleQuery } from "#app/single-query.ts";
import { requireSupport } from "#server/session.ts";

type Props = { params: Promise<{ course: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return testMetadata((await params).course);
}

export default async function Page({ params, searchParams }: Props) {
  const { attempt } = singleQuery(await searchParams);
  return <TestPage student={await requireSupport()} course={(await params).course} attempt={attempt} />;
}
