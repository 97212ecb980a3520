import { Wrench } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { businessDateOf } from "#domain/period.ts";
import { type ListedImprovement, listImprovements } from "#server/feedback/list-improvements.ts";
import { requireSupport } from "#server/session.ts";
import { ImprovementItem } from "./improvement-item.tsx";

type ImprovementsPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("feedback.improvements");
  return { title: t("title") };
}

/** What the worst causes of each week ask for, who sees to it, and whether it helped. */
export default async function ImprovementsPage({ searchParams }: ImprovementsPageProps) {
  const clerk = await requireSupport();
  const t = await getTranslations("feedback.improvements");
  const { saved } = singleQuery(await searchParams);
  const now = new Date();
  const all = await page(() => listImprovements(clerk, now));
  const isOpen = ({ state }: ListedImprovement) => state === "proposed" || state === "accepted";
  const groups = [
    { title: t("open"), items: all.filter(isOpen) },
    { title: t("past"), items: all.filter((one) => !isOpen(one)) },
  ];
  return (
    <>
      <PageHeader back={{ href: paths.supportFeedback, label: t("back") }} title={t("title")} line={t("line")} />
      <ClientMessages rooms={["common", "feedback"]}>
        <div className="grid gap-10">
          {saved ? <Callout kind="success" title={t("saved")} live /> : null}
          {all.length === 0 ? (
            <EmptyState Icon={Wrench} title={t("none")}>
              {t("noneText")}
            </EmptyState>
          ) : (
            groups.map(({ title, items }) => (
              <Section key={title} title={title}>
                {items.length === 0 ? <p className="text-ink-soft">{t("none2")}</p> : null}
                <ul className="grid border-t border-line">
                  {items.map((item) => (
                    <li key={item.id} className="border-b border-line py-4">
                      <ImprovementItem item={item} today={businessDateOf(now)} />
                    </li>
                  ))}
                </ul>
              </Section>
            ))
          )}
        </div>
      </ClientMessages>
    </>
  );
}
