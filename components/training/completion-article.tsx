import { useTranslations } from "next-intl";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { businessDateOf } from "#domain/period.ts";
import type { FoundCertificate } from "#server/training/find-course-certificate.ts";

type CompletionArticleProps = { certificate: FoundCertificate; course: string };

/** The certificate of completion as it stands on paper. */
export function CompletionArticle({ certificate: { name, merchant, code, issuedAt }, course }: CompletionArticleProps) {
  const t = useTranslations("training.certificate");
  return (
    <article className="max-w-200 rounded-lg border border-line p-5 mid:p-8 print:max-w-none print:border-0 print:p-0!">
      <h2 className="text-lg">{t("title")}</h2>
      <p className="mt-2 max-w-prose text-base wrap-anywhere">{t("statement", { name, course })}</p>
      <div className="mt-6">
        <DescriptionList>
          <Fact name={t("name")}>
            <span className="wrap-anywhere">{name}</span>
          </Fact>
          <Fact name={t("course")}>{course}</Fact>
          <Fact name={t("merchant")}>
            <span className="wrap-anywhere">{merchant ?? t("house")}</span>
          </Fact>
          <Fact name={t("day")}>
            <BusinessDate date={businessDateOf(issuedAt)} form="long" />
          </Fact>
          <Fact name={t("number")}>
            <span className="figures select-all">{code}</span>
          </Fact>
        </DescriptionList>
      </div>
      <p className="mt-6 border-t border-line pt-4 text-xs text-ink-soft">{t("foot")}</p>
    </article>
  );
}
