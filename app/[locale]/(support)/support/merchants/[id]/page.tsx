import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireSupport } from "#server/session.ts";
import { findMerchant } from "#server/support/find-merchant.ts";
import { viewOf } from "../../../view-of.ts";
import { MerchantRoom } from "./merchant-room.tsx";
import { ReasonForm } from "./reason-form.tsx";

type MerchantPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ next?: string | string[]; noted?: string }>;
};

export async function generateMetadata({ params }: MerchantPageProps): Promise<Metadata> {
  const t = await getTranslations("support");
  const view = await viewOf((await params).id);
  return { title: view ? view.merchant.name : t("door.title") };
}

/** The door and, behind it, the room: without an open view a reason is asked for first. */
export default async function MerchantPage({ params, searchParams }: MerchantPageProps) {
  const { id } = await params;
  const { next, noted } = await searchParams;
  const view = await viewOf(id);
  if (view) return <MerchantRoom view={view} noted={noted !== undefined} />;
  const clerk = await requireSupport();
  const merchant = await page(() => findMerchant(clerk, id));
  const t = await getTranslations("support.door");
  return (
    <>
      <PageHeader back={{ href: paths.support, label: t("back") }} title={t("title")} line={t("line")} />
      <ClientMessages rooms={["common", "support"]}>
        <ReasonForm merchant={merchant} next={typeof next === "string" ? next : ""} />
      </ClientMessages>
    </>
  );
}
