import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { homeOf } from "#app/home.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { redirect as redirectIn } from "#i18n/navigation.ts";
import { currentAccount } from "#server/session.ts";
import { safeNext } from "./safe-next.ts";
import { SignInForm } from "./sign-in-form.tsx";

type SignInPageProps = { searchParams: Promise<{ next?: string; "signed-out"?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const query = await searchParams;
  const next = safeNext(query.next);
  const account = await currentAccount();
  if (account && next) redirect(next);
  if (account) redirectIn({ href: homeOf(account.role), locale: await getLocale() });
  const t = await getTranslations("auth.signIn");
  return (
    <div className="mx-auto grid max-w-form gap-6">
      <div>
        <h1 className="text-lg mid:text-xl">{t("title")}</h1>
        <p className="mt-1 text-ink-soft">{t("lead")}</p>
      </div>
      {query["signed-out"] === undefined ? null : <Callout kind="success">{t("signedOut")}</Callout>}
      {next ? <Callout>{t("next")}</Callout> : null}
      <ClientMessages rooms={["auth", "common"]}>
        <SignInForm next={next} />
      </ClientMessages>
      <p className="border-t border-line pt-4 text-ink-soft">
        {t("trouble")} <TextLink href={paths.contact}>{t("contact")}</TextLink>
      </p>
    </div>
  );
}
