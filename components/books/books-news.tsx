import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import type { FoundBooks } from "#server/reconciliation/find-books.ts";

/** The last comparison in a sentence, up to when it can be trusted, and what was wrong with the latest. */
export function BooksNews({ books: { last, bureauCompleteTo, lastBroke } }: { books: FoundBooks }) {
  const t = useTranslations("books.last");
  if (last === null) return <Callout>{t("never")}</Callout>;
  const { counts, contradicting, finishedAt } = last;
  const missing = counts["missing-there"];
  const own = Object.values(counts).reduce((sum, count) => sum + count, 0) - counts["missing-here"];
  const isWell = missing + counts.differs + counts["missing-here"] === 0;
  const when = () => <DateTime at={finishedAt} />;
  return (
    <>
      <Callout
        kind={isWell ? "success" : "warning"}
        title={
          isWell
            ? t.rich("allWell", { when, own })
            : t.rich("found", { when, missing, differs: counts.differs, here: counts["missing-here"] })
        }
      >
        {bureauCompleteTo ? (
          <p>{t.rich("completeTo", { when: () => <DateTime at={bureauCompleteTo} form="long" /> })}</p>
        ) : null}
        <p className="text-ink-soft">{t("every")}</p>
      </Callout>
      {lastBroke ? <Callout kind="warning">{t("broken")}</Callout> : null}
      {contradicting > 0 ? <Callout kind="warning">{t("contradicting", { count: contradicting })}</Callout> : null}
    </>
  );
}
