import type { Metadata } from "next";
import { CompletionPage, completionMetadata } from "#app/course/completion-page.tsx";
import { requireSupport } from "#server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return completionMetadata();
}

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <CompletionPage student={await requireSupport()} code={(await params).code} />;
}
