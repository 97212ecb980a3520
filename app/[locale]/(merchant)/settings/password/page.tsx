import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { shortestPassword } from "#server/accounts/check-password.ts";
import { currentAccount, requireMerchant } from "#server/session.ts";
import { PasswordForm } from "./password-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.passwordPage");
  return { title: t("title") };
}

export default async function PasswordPage() {
  await requireMerchant();
  const account = await currentAccount();
  const t = await getTranslations("settings");
  return (
    <>
      <PageHeader
        title={t("passwordPage.title")}
        line={t("passwordPage.lead")}
        back={{ href: paths.settings, label: t("back") }}
      />
      <ClientMessages rooms={["auth", "common", "settings"]}>
        <PasswordForm signInName={account?.signInName ?? ""} shortest={shortestPassword} />
      </ClientMessages>
    </>
  );
}
