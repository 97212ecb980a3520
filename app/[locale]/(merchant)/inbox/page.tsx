import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { LetterList } from "#components/inbox/letter-list.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { rowIdIn } from "#domain/row-id.ts";
import { countUnread } from "#server/notices/count-unread.ts";
import { listInbox } from "#server/notices/list-inbox.ts";
import { requireMerchant } from "#server/session.ts";
import { readAllNow } from "./actions.ts";

type InboxPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("title") };
}

/** 站内信: everything that concerns this person, by day. */
export default async function InboxPage({ searchParams }: InboxPageProps) {
  const merchant = await requireMerchant();
  const t = await getTranslations("inbox");
  const { view, before, done } = singleQuery(await searchParams);
  const onlyUnread = view === "unread";
  const from = rowIdIn(before);
  const [{ rows, after }, unread] = await page(() =>
    Promise.all([listInbox(merchant, { onlyUnread, before: from }), countUnread(merchant)]),
  );
  const here = onlyUnread ? paths.inboxUnread : paths.inbox;
  const [latest] = rows;
  return (
    <>
      <PageHeader
        title={t("title")}
        line={t("line")}
        actions={
          unread > 0 && latest ? (
            <form action={readAllNow}>
              <input type="hidden" name="upTo" value={latest.id} />
              <SubmitButton look="secondary" block="phone" pendingLabel={t("readAllPending")}>
                {t("readAll")}
              </SubmitButton>
            </form>
          ) : undefined
        }
      />
      <div className="grid gap-6">
        {done === "read" ? <Callout kind="success" title={t("readAllDone")} live /> : null}
        <Tabs
          label={t("views")}
          tabs={[
            { href: paths.inbox, label: t("all"), current: !onlyUnread },
            { href: paths.inboxUnread, label: t("unread"), count: unread, current: onlyUnread },
          ]}
        />
        {rows.length === 0 ? (
          <EmptyState Icon={Inbox} title={onlyUnread ? t("noneUnread") : t("none")}>
            {t("noneText")}
          </EmptyState>
        ) : (
          <LetterList letters={rows} />
        )}
        <Pagination
          first={from === null ? undefined : here}
          next={
            after
              ? `${paths.inbox}?${new URLSearchParams({ ...(onlyUnread && { view: "unread" }), before: after })}`
              : undefined
          }
        />
        {merchant.role === "owner" ? (
          <p className="text-ink-soft">
            <TextLink href={paths.settingsNotices}>{t("choose")}</TextLink>
          </p>
        ) : null}
      </div>
    </>
  );
}
