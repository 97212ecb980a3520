import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useProblemWords } from "#components/invoices/use-problem-words.ts";
import { apiPaths } from "#components/paths.ts";
import { FileForm } from "#components/ui/file-form.tsx";
import type { Messages } from "#i18n/messages.ts";

type ImportFormProps = {
  /** In megabytes. */
  limit: number;
  /** What was wrong with the file that was sent before. */
  problem: string | null;
};

export function ImportForm({ limit, problem }: ImportFormProps) {
  const t = useTranslations("ledger.import");
  const own = useTranslations("ledger.upload.problems");
  const sentenceOf = useProblemWords();
  const facts = { limit: String(limit) };
  const told =
    problem && (own.has(problem as OwnCode) ? own(problem as OwnCode, facts) : sentenceOf({ code: problem, facts }));
  return (
    <FileForm
      action={apiPaths.ledgerUpload}
      accept=".xlsx,.csv,.txt,.zip,.ofd,.xml,.pdf"
      label={t("choose")}
      hint={t("hint", { limit })}
      told={told}
      submit={{ look: "primary", icon: <FileUp aria-hidden />, label: t("submit") }}
    />
  );
}

type OwnCode = keyof Messages["ledger"]["upload"]["problems"];
