import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listSessions } from "#server/accounts/list-sessions.ts";
import { requireMerchant } from "#server/session.ts";
import { endOthers } from "./actions.ts";
import { SessionRow } from "./session-row.tsx";

type SessionsPageProps = { searchParams: Promise<{ ended?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.sessionsPage");
  return { title: t("title") };
}

export default async function SessionsPage({ searchParams }: SessionsPageProps) {
  const merchant = await requireMerchant();
  const sessions = await page(() => listSessions(merchant));
  const t = await getTranslations("settings");
  const { ended } = await searchParams;
  return (
    <>
      <PageHeader
        title={t("sessionsPage.title")}
        line={t("sessionsPage.lead")}
        back={{ href: paths.settings, label: t("back") }}
      />
      <div className="grid max-w-prose gap-6">
        {ended === "one" ? (
          <Callout kind="success" live>
            {t("sessionsPage.ended")}
          </Callout>
        ) : null}
        {ended === "others" ? (
          <Callout kind="success" live>
            {t("sessionsPage.endedOthers")}
          </Callout>
        ) : null}
        <ul className="border-t border-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
        {sessions.length > 1 ? (
          <form action={endOthers}>
            <button type="submit" className={buttonClass({ look: "danger", block: "phone" })}>
              {t("sessionsPage.endOthers")}
            </button>
          </form>
        ) : null}
        <p className="text-ink-soft">{t("sessionsPage.limits")}</p>
      </div>
    </>
  );
}
