import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { AnswerLook } from "#components/packages/answer-look.tsx";
import { ExportForm } from "#components/packages/export-form.tsx";
import { PackageActForm } from "#components/packages/package-act-form.tsx";
import { PackageSteps } from "#components/packages/package-steps.tsx";
import { UnusableAnswer } from "#components/packages/unusable-answer.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { isUndone } from "#domain/package.ts";
import type { Problem } from "#domain/problem.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { redirect } from "#i18n/navigation.ts";
import type { MerchantContext } from "#server/context.ts";
import { findPackage } from "#server/packages/find-package.ts";
import { type AnswerLook as Look, lookAtAnswer } from "#server/packages/look-at-answer.ts";
import { packageIdOf } from "#server/packages/package-id.ts";
import type { SaidOfExport } from "#server/packages/plan-answers.ts";
import { saidOfExport } from "#server/packages/said-of-export.ts";
import { requireMerchant } from "#server/session.ts";
import { takeBackNow } from "../../actions.ts";

type AnswerPageProps = { params: Promise<{ packageId: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("package.answer");
  return { title: t("title") };
}

/** What a file that was brought back will do; nothing is changed before it is confirmed here. */
export default async function AnswerPage({ params, searchParams }: AnswerPageProps) {
  const merchant = await requireMerchant();
  const { packageId } = await params;
  const { file: token = "", at = "", from = "", to = "" } = singleQuery(await searchParams);
  const found = await page(() => findPackage(merchant, packageIdOf(packageId)));
  const locale = await getLocale();
  if (isUndone(found.state)) redirect({ href: paths.package(found.id), locale });
  const typed = { at, from, to };
  const { said, problems } = saidOfExport(typed, new Date());
  const looked = await page(() => lookOrProblem(merchant, BigInt(found.id), token, said));
  const t = await getTranslations("package");
  const back = { href: paths.package(found.id), label: t("name", { number: found.number }) };
  if ("problem" in looked) {
    return (
      <>
        <PageHeader title={t("answer.fileProblem")} back={back} />
        <UnusableAnswer problem={looked.problem} packageId={found.id} />
      </>
    );
  }
  const { file, plan, list, blocked } = looked;
  const does = list !== null || plan.answers.some(({ outcome }) => outcome !== "known");
  const asks = { time: file.exportedAt === null, days: file.span === null };
  const mayProveAbsence = file.kind === "export" && found.handedInAt !== null && file.damaged.length === 0;
  const isAsked =
    mayProveAbsence && (asks.time || asks.days) && (plan.unanswered.length > 0 || from !== "" || at !== "");
  return (
    <>
      <PageHeader title={t("answer.title")} line={t("answer.lead")} back={back} />
      <div className="grid max-w-prose gap-8">
        <PackageSteps state={found.state === "CLOSED" ? "CLOSED" : "HANDED_IN"} />
        {blocked ? <Callout kind="warning" title={t(`answer.blocked.${blocked}`)} /> : null}
        <AnswerLook look={looked} />
        {isAsked ? (
          <ExportForm
            packageId={found.id}
            locale={locale}
            token={token}
            typed={typed}
            asks={asks}
            problems={problems}
          />
        ) : null}
        {blocked || !does ? (
          <div className="grid gap-4">
            {does ? null : <p>{t("answer.nothing")}</p>}
            <div>
              <ButtonLink href={paths.package(found.id)} look="primary" block="phone">
                {t("answer.back")}
              </ButtonLink>
            </div>
          </div>
        ) : (
          <ClientMessages rooms={["package"]}>
            <PackageActForm
              action={takeBackNow}
              fields={{ packageId: found.id, file: token, ...typed }}
              look="primary"
              label={t("answer.apply")}
              pendingLabel={t("answer.applying")}
            >
              <ButtonLink href={paths.package(found.id)} block="phone">
                {t("answer.back")}
              </ButtonLink>
            </PackageActForm>
          </ClientMessages>
        )}
      </div>
    </>
  );
}

async function lookOrProblem(
  merchant: MerchantContext,
  packageId: bigint,
  token: string,
  said: SaidOfExport,
): Promise<Look | { readonly problem: Problem }> {
  try {
    return await lookAtAnswer(merchant, packageId, token, said);
  } catch (error) {
    if (error instanceof UnreadableFile) return { problem: error.problem };
    throw error;
  }
}
