import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Problem } from "#domain/problem.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { Locale } from "#i18n/routing.ts";
import { usePackageProblems } from "./use-package-problems.ts";

type ExportFormProps = {
  packageId: string;
  locale: Locale;
  token: string;
  typed: { readonly at: string; readonly from: string; readonly to: string };
  /** What it says of itself is not asked for. */
  asks: { readonly time: boolean; readonly days: boolean };
  problems: readonly Problem[];
};

/** What the bureau's list does not say of itself. It only looks anew; nothing is written by it. */
export function ExportForm({ packageId, locale, token, typed, asks, problems }: ExportFormProps) {
  const t = useTranslations("package.answer.export");
  const sentenceOf = usePackageProblems();
  const errorAt = (field: string) => {
    const problem = problems.find((one) => one.field === field);
    return problem && sentenceOf(problem);
  };
  return (
    <Section title={t("title")} lead={t("text")}>
      <form
        method="get"
        action={getPathname({ href: paths.packageAnswer(packageId), locale })}
        className="grid max-w-form gap-4"
      >
        <input type="hidden" name="file" value={token} />
        {asks.time ? (
          <TextInput
            name="at"
            label={t("at")}
            hint={t("atHint")}
            error={errorAt("at")}
            defaultValue={typed.at}
            maxLength={40}
            autoComplete="off"
            width={20}
          />
        ) : null}
        {asks.days ? (
          <div className="grid gap-4 mid:grid-cols-2">
            <TextInput
              name="from"
              type="date"
              label={t("from")}
              error={errorAt("from")}
              defaultValue={typed.from}
              width={12}
            />
            <TextInput name="to" type="date" label={t("to")} defaultValue={typed.to} width={12} />
          </div>
        ) : null}
        <div>
          <Button type="submit" block="phone">
            {t("apply")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
