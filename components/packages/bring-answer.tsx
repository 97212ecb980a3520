import { Upload } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { apiPaths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { usePackageProblems } from "./use-package-problems.ts";

type BringAnswerProps = {
  packageId: string;
  /** In megabytes. */
  limit: number;
  /** What was wrong with the file that was sent before. */
  problem: string | null;
  /** Something else comes first on the page. */
  early?: boolean;
};

const steps = ["result", "export", "same"] as const;

/** A plain form: the file is looked at on the next page, and nothing changes before that is confirmed. */
export function BringAnswer({ packageId, limit, problem, early }: BringAnswerProps) {
  const t = useTranslations("package.bring");
  const sentenceOf = usePackageProblems();
  const locale = useLocale();
  const told = problem && sentenceOf({ code: problem, facts: { limit: String(limit) } });
  const described = told ? "file-error file-hint" : "file-hint";
  const form = (
    <Section title={t("title")} lead={t("lead")}>
      <div className="grid gap-5">
        <ul className="grid max-w-prose list-disc gap-2 ps-6 marker:text-ink-faint">
          {steps.map((step) => (
            <li key={step}>{t(`steps.${step}`)}</li>
          ))}
        </ul>
        <form
          method="post"
          action={`${apiPaths.answerUpload(packageId)}&locale=${locale}`}
          encType="multipart/form-data"
          className="grid max-w-form gap-4"
        >
          {told ? <ErrorSummary messages={[{ field: "file", message: told }]} /> : null}
          <div className="grid gap-1">
            <label htmlFor="file" className="font-medium">
              {t("choose")}
            </label>
            <p id="file-hint" className="text-ink-soft">
              {t("hint", { limit })}
            </p>
            {told ? <FieldError id="file-error" message={told} /> : null}
            <input
              id="file"
              name="file"
              type="file"
              accept=".xlsx,.csv,.txt,.xls"
              required
              aria-describedby={described}
              aria-invalid={told ? true : undefined}
              className="max-w-full text-ink-soft file:me-3 file:min-h-9 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-4 file:font-medium file:text-ink hover:file:border-control coarse:file:min-h-11"
            />
          </div>
          <div>
            <Button type="submit" look={early ? "secondary" : "primary"} block="phone" icon={<Upload aria-hidden />}>
              {t("submit")}
            </Button>
          </div>
        </form>
      </div>
    </Section>
  );
  if (!early) return form;
  return (
    <details className="border-t border-line pt-4 print:hidden" open={told !== null}>
      <summary className="inline-flex min-h-6 items-center rounded-sm text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink coarse:min-h-11">
        {t("early")}
      </summary>
      <div className="mt-4">{form}</div>
    </details>
  );
}
