import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { inView } from "#components/support/in-view.ts";
import { SubmissionRows } from "#components/support/submission-rows.tsx";
import { ViewTabs } from "#components/support/view-tabs.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { listSubmissions, type SubmissionGroup, submissionFilterSchema } from "#server/submissions/list-submissions.ts";
import { maskBuyer } from "#server/support/mask-buyer.ts";
import { insideView } from "../../../../view-of.ts";

type SubmissionsViewProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ group?: string | string[]; after?: string | string[] }>;
};

const groups = [
  "withSupport",
  "onTheirWay",
  "returned",
  "accepted",
  "cancelled",
] as const satisfies readonly SubmissionGroup[];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("submission");
  return { title: t("title") };
}

export default async function SubmissionsViewPage({ params, searchParams }: SubmissionsViewProps) {
  const { id } = await params;
  const here = inView(id, paths.submissions);
  const { context, merchant } = await insideView(id, here);
  const t = await getTranslations("submission");
  const { group: asked, after } = await searchParams;
  const { group } = submissionFilterSchema.parse({ group: asked });
  const list = await page(() => listSubmissions(context, { group }, typeof after === "string" ? after : null));
  const rows = list.rows.map((row) => ({ ...row, buyerName: maskBuyer({ name: row.buyerName, taxpayerId: "" }).name }));
  return (
    <>
      <PageHeader back={{ href: paths.supportMerchant(id), label: merchant.name }} title={t("title")} />
      <ViewTabs merchantId={id} current="submissions" />
      <Tabs
        label={t("groups.label")}
        tabs={[undefined, ...groups].map((name) => ({
          href: name ? `${here}?group=${name}` : here,
          label: t(`groups.${name ?? "all"}`),
          current: name === group,
        }))}
      />
      {rows.length > 0 ? (
        <SubmissionRows merchantId={id} caption={t("caption")} rows={rows} />
      ) : (
        <div className="mt-6">
          <EmptyState Icon={Inbox} title={t(`empty.${group ?? "all"}.title`)} />
        </div>
      )}
      <Pagination
        next={list.after ? `${here}?${new URLSearchParams({ ...(group && { group }), after: list.after })}` : undefined}
      />
    </>
  );
}
