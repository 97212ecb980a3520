import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { findHeader } from "#domain/table/columns.ts";

/** Columns the file lacks and columns that were not read: the usual reason why many rows have the same problem. */
export function ColumnNotice({ header }: { header: readonly string[] }) {
  const t = useTranslations("batch.columns");
  if (header.length === 0) return null;
  const { missing, extra } = findHeader([header]);
  if (missing.length === 0 && extra.length === 0) return null;
  const list = (names: readonly string[]) => names.join(t("separator"));
  return (
    <Callout>
      {missing.length > 0 ? <p>{t("missing", { names: list(missing) })}</p> : null}
      {extra.length > 0 ? <p>{t("extra", { names: list(extra) })}</p> : null}
    </Callout>
  );
}
