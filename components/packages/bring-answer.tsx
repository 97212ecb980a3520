import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { apiPaths } from "#components/paths.ts";
import { FileForm } from "#components/ui/file-form.tsx";
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

/** The file is looked at on the next page, and nothing changes before that is confirmed. */
export function BringAnswer({ packageId, limit, problem, early }: BringAnswerProps) {
  const t = useTranslations("package.bring");
  const sentenceOf = usePackageProblems();
  const told = problem && sentenceOf({ code: problem, facts: { limit: String(limit) } });
  const form = (
    <Section title={t("title")} lead={t("lead")}>
      <div className="grid gap-5">
        <ul className="grid max-w-prose list-disc gap-2 ps-6 marker:text-ink-faint">
          {steps.map((step) => (
            <li key={step}>{t(`steps.${step}`)}</li>
          ))}
        </ul>
        <FileForm
          action={apiPaths.answerUpload(packageId)}
          accept=".xlsx,.csv,.txt,.xls"
          label={t("choose")}
          hint={t("hint", { limit })}
          told={told}
          submit={{ look: early ? "secondary" : "primary", icon: <Upload aria-hidden />, label: t("submit") }}
        />
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
