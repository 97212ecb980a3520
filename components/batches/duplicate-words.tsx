import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Duplicate } from "#server/batches/list-rows.ts";
import { rowsAddress } from "./rows-address.ts";

type DuplicateWordsProps = { batchId: string; duplicate: Duplicate; invoiceKey: string | null };

/** What a row doubles, with the way to it: nothing is dropped in silence. */
export function DuplicateWords({ batchId, duplicate, invoiceKey }: DuplicateWordsProps) {
  const t = useTranslations("batch.duplicates");
  const { kind, row, submission } = duplicate;
  if (kind === "row" && row !== undefined) {
    const href = rowsAddress(batchId, { show: "all" }, { after: row - 1 });
    return t.rich("row", { row, link: (words) => <TextLink href={href}>{words}</TextLink> });
  }
  if (kind === "already-open" && submission) {
    return t.rich("open", { link: (words) => <TextLink href={paths.submission(submission)}>{words}</TextLink> });
  }
  const href = invoiceKey ? paths.missingInvoice(invoiceKey) : paths.missing;
  return t.rich(kind === "differs" ? "differs" : kind === "already-held" ? "held" : "earlier", {
    link: (words) => <TextLink href={href}>{words}</TextLink>,
  });
}
