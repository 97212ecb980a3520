import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { signOutNow } from "#app/sign-out.ts";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { routing } from "#i18n/routing.ts";
import { listSessions } from "#server/accounts/list-sessions.ts";
import { currentAccount, requireMerchant } from "#server/session.ts";
import { listViewsOfMerchant } from "#server/support/list-views-of-merchant.ts";
import { chooseLanguage } from "./actions.ts";
import { BooksSettings } from "./books-settings.tsx";
import { DisplaySettings } from "./display-settings.tsx";
import { NoticeSettings } from "./notice-settings.tsx";
import { ReportSettings } from "./report-settings.tsx";
import { SupportViews } from "./support-views.tsx";

type SettingsPageProps = { searchParams: Promise<{ saved?: string }> };

const languages = { "zh-CN": "中文", en: "English" } as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function SettingsPage({ searchParams }: SettingsPageProps) {
  const merchant = await requireMerchant();
  const account = await currentAccount();
  const [sessions, views] = await page(() =>
    Promise.all([listSessions(merchant), listViewsOfMerchant(merchant, new Date())]),
  );
  const t = await getTranslations("settings");
  const { saved } = await searchParams;
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid max-w-prose gap-10">
        {saved === "language" ? (
          <Callout kind="success" live>
            {t("language.saved")}
          </Callout>
        ) : null}
        <div data-assist="account">
          <Section title={t("account.title")}>
            <DescriptionList>
              <Fact name={t("account.name")}>{account?.name}</Fact>
              <Fact name={t("account.signInName")}>{account?.signInName}</Fact>
              <Fact name={t("account.role")}>{t(`account.roles.${merchant.role}`)}</Fact>
            </DescriptionList>
          </Section>
        </div>
        <Section title={t("security.title")}>
          <DescriptionList>
            <Fact name={t("security.password")}>
              <TextLink href={paths.settingsPassword}>{t("security.changePassword")}</TextLink>
            </Fact>
            {merchant.role === "owner" ? (
              <Fact name={t("security.tokens")}>
                <TextLink href={paths.settingsTokens}>{t("security.manageTokens")}</TextLink>
              </Fact>
            ) : null}
            <Fact name={t("security.sessions")}>
              <TextLink href={paths.settingsSessions}>
                {t("security.sessionCount", { count: sessions.length })}
              </TextLink>
            </Fact>
          </DescriptionList>
        </Section>
        <Section title={t("language.title")} lead={t("language.lead")}>
          <form action={chooseLanguage} className="grid justify-items-start gap-3">
            <RadioGroup
              name="locale"
              label={<span className="sr-only">{t("language.label")}</span>}
              defaultValue={await getLocale()}
              choices={routing.locales.map((locale) => ({
                value: locale,
                label: <span lang={locale}>{languages[locale]}</span>,
              }))}
            />
            <button type="submit" className={buttonClass({})}>
              {t("language.save")}
            </button>
          </form>
        </Section>
        {merchant.role === "owner" ? <ReportSettings merchant={merchant} saved={saved} /> : null}
        {merchant.role === "owner" ? <NoticeSettings merchant={merchant} saved={saved} /> : null}
        <BooksSettings merchant={merchant} saved={saved} />
        <DisplaySettings />
        <SupportViews views={views} />
        <form action={signOutNow} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-6">
          <button type="submit" className={buttonClass({})}>
            {t("signOut.submit")}
          </button>
          <span className="text-ink-soft">{t("signOut.lead")}</span>
        </form>
      </div>
    </>
  );
}
