import { Headset } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FaqSearchForm } from "#components/guides/faq-search-form.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { listFaq } from "#content/read-content.ts";
import { queryLimit } from "#content/search-faq.ts";
import { answerDaysOf } from "#domain/support-case.ts";
import { currentAccount } from "#server/session.ts";

type ContactPageProps = { searchParams: Promise<{ about?: string | string[]; asked?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("help.contact");
  return { title: t("title"), description: t("line") };
}

/** `?about=` the answer one comes from, `?asked=` what was searched for in vain: both to be read out on the phone. */
export default async function ContactPage({ searchParams }: ContactPageProps) {
  const t = await getTranslations("help");
  const feedback = await getTranslations("feedback.help");
  const { about, asked } = await searchParams;
  const entry = listFaq(await getLocale()).find(({ slug }) => slug === about);
  const signedIn = (await currentAccount()) !== null;
  const question = typeof asked === "string" ? asked.slice(0, queryLimit) : "";
  return (
    <>
      <PageHeader
        title={t("contact.title")}
        line={t("contact.line")}
        actions={<ButtonLink href={paths.feedback}>{feedback("title")}</ButtonLink>}
      />
      <div className="grid gap-10">
        {entry ? (
          <Callout title={t("contact.tellUs")}>
            <span className="figures select-all">{t("faq.reference", { id: entry.id })}</span> {entry.title}
          </Callout>
        ) : null}
        {question ? <Callout title={t("contact.tellUs")}>{t("contact.asked", { question })}</Callout> : null}
        <Section title={t("contact.first")}>
          <FaqSearchForm typed={question} />
        </Section>
        <InWriting signedIn={signedIn} />
        <div className="grid gap-x-16 gap-y-10 border-t border-line pt-8 wide:grid-cols-2">
          <OurSupport />
          <TheBureau />
        </div>
        <div className="border-t border-line pt-8">
          <Section title={t("contact.manners.title")}>
            <List>
              <li>{t("contact.manners.look")}</li>
              <li>
                {t.rich("contact.manners.seen", {
                  link: (chunks) => <TextLink href={paths.settings}>{chunks}</TextLink>,
                })}
              </li>
              <li>{t("contact.manners.never")}</li>
            </List>
          </Section>
        </div>
      </div>
    </>
  );
}

/** In writing, and with files: for merchants, who are asked to sign in where they have not. */
function InWriting({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("cases.contact");
  return (
    <Section title={t("title")} lead={t("lead", { days: answerDaysOf.normal })}>
      <div className="flex flex-wrap gap-3">
        <ButtonLink
          href={paths.newCaseFrom(paths.contact)}
          look="primary"
          block="phone"
          icon={<Headset aria-hidden />}
          prefetch={false}
        >
          {signedIn ? t("action") : t("signIn")}
        </ButtonLink>
        {signedIn ? (
          <ButtonLink href={paths.cases} block="phone" prefetch={false}>
            {t("list")}
          </ButtonLink>
        ) : null}
      </div>
    </Section>
  );
}

function OurSupport() {
  const t = useTranslations("help.contact.ours");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <p>{t("how")}</p>
      <p className="mt-4 font-medium">{t("ready")}</p>
      <List>
        <li>{t.rich("reference", { example: () => <span className="figures">BC-0000-1234-4</span> })}</li>
        <li>{t("number")}</li>
        <li>{t("state")}</li>
        <li>{t("fault")}</li>
      </List>
    </Section>
  );
}

function TheBureau() {
  const t = useTranslations("help.contact.bureau");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <p>{t.rich("call", { number: Hotline })}</p>
      <p className="mt-4 font-medium">{t("about")}</p>
      <List>
        <li>{t("quota")}</li>
        <li>{t("deadline")}</li>
        <li>{t("device")}</li>
      </List>
    </Section>
  );
}

function Hotline() {
  return (
    <a href="tel:12366" className="figures font-semibold text-accent-ink underline underline-offset-4">
      12366
    </a>
  );
}

function List({ children }: { children: ReactNode }) {
  return <ul className="mt-2 grid list-disc gap-1.5 ps-5 marker:text-ink-faint">{children}</ul>;
}
