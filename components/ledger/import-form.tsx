import { FileUp } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useProblemWords } from "#components/invoices/use-problem-words.ts";
import { apiPaths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field.tsx";
import type { Messages } from "#i18n/messages.ts";

type ImportFormProps = {
  /** In megabytes. */
  limit: number;
  /** What was wrong with the file that was sent before. */
  problem: string | null;
};

/** A plain form: it works without a script, and the file is read where it arrives. */
export function ImportForm({ limit, problem }: ImportFormProps) {
  const t = useTranslations("ledger.import");
  const own = useTranslations("ledger.upload.problems");
  const sentenceOf = useProblemWords();
  const locale = useLocale();
  const facts = { limit: String(limit) };
  const told =
    problem && (own.has(problem as OwnCode) ? own(problem as OwnCode, facts) : sentenceOf({ code: problem, facts }));
  return (
    <form
      method="post"
      action={`${apiPaths.ledgerUpload}?locale=${locale}`}
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
          accept=".xlsx,.csv,.txt,.zip,.ofd,.xml,.pdf"
          required
          aria-describedby={told ? "file-error file-hint" : "file-hint"}
          aria-invalid={told ? true : undefined}
          className="max-w-full text-ink-soft file:me-3 file:min-h-9 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-4 file:font-medium file:text-ink hover:file:border-control coarse:file:min-h-11"
        />
      </div>
      <div>
        <Button type="submit" look="primary" block="phone" icon={<FileUp aria-hidden />}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}

type OwnCode = keyof Messages["ledger"]["upload"]["problems"];
