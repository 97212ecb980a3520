import { useTranslations } from "next-intl";
import { HelpFor } from "#components/guides/help-for.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { isRejecting, type Problem } from "#domain/problem.ts";
import { fieldLabelKey } from "./field-label-key.ts";
import { useProblemWords } from "./use-problem-words.ts";

/** What stands against sending an invoice, and what is only worth a look. */
export function ProblemNotes({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations("invoice.check");
  const rejects = problems.filter(isRejecting);
  const others = problems.filter((problem) => !isRejecting(problem));
  return (
    <>
      {rejects.length > 0 ? (
        <Callout kind="danger" title={t("rejects")}>
          <ProblemList problems={rejects} />
        </Callout>
      ) : null}
      {others.length > 0 ? (
        <Callout kind="warning" title={t("warnings", { count: others.length })}>
          <ProblemList problems={others} />
        </Callout>
      ) : null}
    </>
  );
}

function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations("invoice");
  const words = useProblemWords();
  return (
    <ul className="mt-1 grid gap-1.5">
      {problems.map((problem) => {
        const label = fieldLabelKey(problem.field);
        return (
          <li key={`${problem.code} ${problem.field}`}>
            {label ? <span className="me-2 text-ink-soft">{t(label)}</span> : null}
            {words(problem)} <HelpFor code={problem.code} label={t("learn")} />
          </li>
        );
      })}
    </ul>
  );
}
