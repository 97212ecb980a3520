import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { CheckProblem } from "#components/certificates/check-problem.tsx";
import { CodeCheckForm } from "#components/certificates/code-check-form.tsx";
import { FileCheckForm } from "#components/certificates/file-check-form.tsx";
import { HashNotice } from "#components/certificates/hash-notice.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { apiPaths, paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { parseCode } from "#domain/certificate/code.ts";
import { redirect } from "#i18n/navigation.ts";
import { hashIn, verifyHash } from "#server/certificates/verify-hash.ts";
import { Refusal } from "#server/refusal.ts";
import { visitorOfRequest } from "#server/session.ts";

type VerifyPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("verify");
  return { title: t("title"), description: t("lead") };
}

/** `?code=` what was typed, by a plain form; `?problem=` what came of a file. */
export default async function VerifyPage({ searchParams }: VerifyPageProps) {
  const t = await getTranslations("verify");
  const locale = await getLocale();
  const { code = "", problem: told } = singleQuery(await searchParams);
  const typed = code.slice(0, 300);
  const { hash, problem } = await answerTo(typed);
  const shown = told ?? problem;
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} />
      <div className="grid gap-8">
        {shown ? <CheckProblem code={shown} /> : null}
        {hash === undefined ? null : <HashNotice found={hash} />}
        <div className="grid gap-x-16 gap-y-8 wide:grid-cols-2">
          <Section title={t("code.title")}>
            <CodeCheckForm typed={typed} />
          </Section>
          <Section title={t("file.title")}>
            <ClientMessages rooms={["verify"]}>
              <FileCheckForm action={`${apiPaths.certificateUpload}?locale=${locale}`} />
            </ClientMessages>
          </Section>
        </div>
        <Section title={t("about.title")}>
          <ul className="grid list-disc gap-1.5 ps-5 marker:text-ink-faint">
            <li>{t("about.facts")}</li>
            <li>{t("about.reply")}</li>
            <li>{t("about.audit")}</li>
            <li>{t("about.records")}</li>
          </ul>
        </Section>
      </div>
    </>
  );
}

type Answer = { hash?: { receivedAt: Date } | null; problem?: string };

/** A code has a page of its own; a hash is answered here. */
async function answerTo(typed: string): Promise<Answer> {
  if (typed.trim() === "") return {};
  const code = parseCode(typed);
  if (code !== null) return redirect({ href: paths.verifyCode(code), locale: await getLocale() });
  if (hashIn(typed) === null) return { problem: "CODE_MISREAD" };
  return page(async () => {
    try {
      return { hash: await verifyHash(await visitorOfRequest(), typed, new Date()) };
    } catch (error) {
      if (error instanceof Refusal && error.kind === "too-much") return { problem: error.code };
      throw error;
    }
  });
}
