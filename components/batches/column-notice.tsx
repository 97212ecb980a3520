import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { guessHeader } from "#domain/table/columns.ts";

/** Columns the file lacks and columns that were not read: the usual reason why many rows have the same problem. */
export function ColumnNotice({ header }: { header: readonly string[] }) {
  const t = useTranslations("batch.columns");
  const guessed = guessHeader([header]);
  // Without a column for the number the columns were matched by hand, and nothing is missing that could be told here.
  if (!guessed || (guessed.columns.number ?? guessed.columns.digitalNumber) === undefined) return null;
  const { missing, extra } = guessed;
  if (missing.length === 0 && extra.length === 0) return null;
  const list = (names: readonly string[]) => names.join(t("separator"));
  return (
    <Callout>
      {missing.length > 0 ? <p>{t("missing", { names: list(missing) })}</p> : null}
      {extra.length > 0 ? <p>{t("extra", { names: list(extra) })}</p> : null}
    </Callout>
  );
}
