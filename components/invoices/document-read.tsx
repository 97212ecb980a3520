import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Callout } from "#components/ui/callout.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { identityOf } from "#domain/identity-of.ts";
import type { Entry } from "#server/submissions/begin-entry.ts";
import { useProblemWords } from "./use-problem-words.ts";

type DocumentReadProps = {
  document: NonNullable<Entry["document"]>;
  /** Leads on with the invoice in the file. */
  otherAction: ReactNode;
};

/** What came of the file: read, not readable and why, or another invoice than the one at hand. */
export function DocumentRead({ document: { fileName, read, problems, otherKey }, otherAction }: DocumentReadProps) {
  const t = useTranslations("invoice.entry.file");
  const words = useProblemWords();
  if (otherKey !== null) {
    const { number, code } = identityOf(otherKey);
    return (
      <Callout kind="warning" live title={t("other.title")} action={otherAction}>
        {t.rich("other.text", { name: fileName, number: () => <InvoiceNumber number={number} code={code} /> })}
      </Callout>
    );
  }
  const list = (
    <ul className="grid gap-1">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.field}`}>{words(problem)}</li>
      ))}
    </ul>
  );
  return (
    <Callout
      kind={read ? (problems.length > 0 ? "warning" : "success") : "danger"}
      live
      title={read ? t("read", { name: fileName }) : t("failed", { name: fileName })}
    >
      {problems.length > 0 ? list : null}
    </Callout>
  );
}
