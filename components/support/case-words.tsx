import { useTranslations } from "next-intl";
import type { CaseCode } from "#domain/verdict.ts";

/** Why a person has to look, and the bureau's own words where it used any. */
export function CaseWords({ code, words }: { code: CaseCode; words: string }) {
  const t = useTranslations("support.cases.codes");
  return (
    <>
      <span className="font-medium">{t(code)}</span>
      {words ? <span className="block font-normal text-ink-soft">{words}</span> : null}
    </>
  );
}
