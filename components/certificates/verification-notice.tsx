import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { CertificateSheet } from "#domain/certificate/sheet.ts";
import type { Check, Verification } from "#server/certificates/check-certificate.ts";

type VerificationNoticeProps = {
  verification: Verification;
  sheet: CertificateSheet | null;
  /** The file in the reader's hands is not as we issued it: only what we issued is genuine. */
  fileChanged?: boolean;
};

/** Whether it holds, and where not. */
export function VerificationNotice({ verification, sheet, fileChanged }: VerificationNoticeProps) {
  const t = useTranslations("verify.result");
  const { verdict, issuedAt, stateNow } = verification;
  const when = () => <DateTime at={issuedAt} form="long" />;
  if (verdict === "broken") {
    return (
      <Callout kind="danger" title={t("broken")}>
        <p>{t("brokenText")}</p>
        <ul className="mt-1 list-disc ps-5">
          {differencesIn(verification, sheet, t("otherFact"), t("lost")).map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </Callout>
    );
  }
  if (fileChanged) {
    return (
      <Callout title={t("original")}>
        {t.rich("originalText", { when })}
        <GoneOn state={stateNow} />
      </Callout>
    );
  }
  if (verdict === "gone-on") {
    return (
      <Callout kind="success" title={t("goneOn")}>
        <p>{t.rich("goneOnText", { when })}</p>
        <GoneOn state={stateNow} />
      </Callout>
    );
  }
  return (
    <Callout kind="success" title={t("genuine")}>
      {t.rich("genuineText", { when })}
    </Callout>
  );
}

function GoneOn({ state }: { state: Verification["stateNow"] }) {
  const t = useTranslations("verify.result");
  const words = useTranslations("states.submission");
  return state ? <p>{t("goneOnState", { state: words(`${state}.label`) })}</p> : null;
}

export function CheckList({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations("verify.result");
  return (
    <div className="max-w-200 print:hidden">
      <Section title={t("checks")}>
        <ul className="grid gap-x-8 mid:grid-cols-2">
          {checks.map(({ name, holds }) => (
            <li key={name} className="flex items-center gap-2 border-b border-line py-2">
              {holds ? (
                <CircleCheck aria-hidden className="size-4 shrink-0 text-accepted" />
              ) : (
                <CircleX aria-hidden className="size-4 shrink-0 text-returned" />
              )}
              <span className="min-w-0 flex-1">{t(`names.${name}`)}</span>
              <span className={holds ? "text-accepted" : "font-medium text-returned"}>
                {holds ? t("holds") : t("fails")}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** The facts by the names they have on the sheet; lists by their titles. */
function differencesIn(
  { differing, facts }: Verification,
  sheet: CertificateSheet | null,
  other: string,
  lost: string,
): string[] {
  if (facts === null || sheet === null) return [lost];
  const fields = new Map(sheet.sections.flatMap(({ fields }) => fields.map(({ id, label }) => [id, label] as const)));
  const tables = new Map(sheet.tables.map(({ id, title }) => [id, title] as const));
  const names = differing.map((name) => fields.get(name) ?? tables.get(name) ?? other);
  return names.length > 0 ? [...new Set(names)] : [other];
}
