import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { OpenAssists } from "#components/assist/open-assists.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listOpenAssists } from "#server/assist/list-open-assists.ts";
import { requireSupport } from "#server/session.ts";
import { JoinForm } from "./join-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("assist.join");
  return { title: t("title") };
}

/** The door to a session: what the merchant read out, and why. */
export default async function JoinPage() {
  const clerk = await requireSupport();
  const open = await page(() => listOpenAssists(clerk, new Date()));
  const t = await getTranslations("assist.join");
  return (
    <>
      <PageHeader back={{ href: paths.support, label: t("back") }} title={t("title")} line={t("line")} />
      <div className="grid gap-10">
        {open.length > 0 ? <OpenAssists assists={open} /> : null}
        <ClientMessages rooms={["assist", "common"]}>
          <JoinForm />
        </ClientMessages>
      </div>
    </>
  );
}
