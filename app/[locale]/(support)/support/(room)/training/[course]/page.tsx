import type { Metadata } from "next";
import { CoursePage, courseMetadata } from "#app/course/course-page.tsx";
import { requireSupport } from "#server/session.ts";

type Props = { params: Promise<{ course: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return courseMetadata((await params).course);
}

export default async function Page({ params }: Props) {
  return <CoursePage student={await requireSupport()} course={(await params).course} />;
}
