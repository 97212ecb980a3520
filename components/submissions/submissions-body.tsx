import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { OpenCounts } from "#server/submissions/count-open.ts";
import type { SubmissionFilter, SubmissionPage } from "#server/submissions/list-submissions.ts";
import { SubmissionTable } from "./submission-table.tsx";

const groups = ["onTheirWay", "returned", "withSupport", "accepted", "cancelled"] as const;

type SubmissionsBodyProps = {
  filter: SubmissionFilter;
  list: SubmissionPage;
  counts: OpenCounts;
  /** The newest are on this page. */
  beginning: boolean;
};

export function SubmissionsBody({ filter: { group }, list, counts, beginning }: SubmissionsBodyProps) {
  const t = useTranslations("submission");
  const tabs = [
    { href: paths.submissions, label: t("groups.all"), current: !group },
    ...groups.map((name) => ({
      href: `${paths.submissions}?group=${name}`,
      label: t(`groups.${name}`),
      count: name === "onTheirWay" || name === "withSupport" ? counts[name] : undefined,
      current: name === group,
    })),
  ];
  return (
    <>
      <PageHeader title={t("title")} />
      <Tabs label={t("groups.label")} tabs={tabs} />
      {list.rows.length === 0 ? (
        <div className="mt-6">
          <Nothing group={group} />
        </div>
      ) : (
        <>
          <div data-assist="list">
            <SubmissionTable caption={t("caption")} rows={list.rows} />
          </div>
          <Pagination
            next={list.after ? addressOf(group, list.after) : undefined}
            summary={
              beginning ? (
                t("onPage", { count: list.rows.length })
              ) : (
                <TextLink href={addressOf(group)}>{t("toNewest")}</TextLink>
              )
            }
          />
        </>
      )}
    </>
  );
}

function Nothing({ group = "all" }: { group?: (typeof groups)[number] | "all" }) {
  const t = useTranslations("submission.empty");
  const action = group === "all" ? <ButtonLink href={paths.missing}>{t("all.action")}</ButtonLink> : undefined;
  return (
    <EmptyState Icon={Inbox} title={t(`${group}.title`)} action={action}>
      {t(`${group}.text`)}
    </EmptyState>
  );
}

function addressOf(group: string | undefined, after?: string): string {
  const query = new URLSearchParams({ ...(group && { group }), ...(after && { after }) });
  return query.size === 0 ? paths.submissions : `${paths.submissions}?${query}`;
}
