import type { Metadata } from "next";
import { CompletionPage, completionMetadata } from "#app/course/completion-page.tsx";
import { requireMerchant } from "#server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return completionMetadata();
}

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <CompletionPage student={await requireMerchant()} code={(await params).code} />;
}
