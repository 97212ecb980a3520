import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { reasonLabel } from "./problem-words.ts";
import { rowsAddress } from "./rows-address.ts";

type ReasonListProps = {
  batchId: string;
  counts: readonly { readonly code: string; readonly count: number }[];
  chosen?: string | undefined;
};

/** How many rows each reason keeps back, the most frequent first; one chosen shows only its rows. */
export function ReasonList({ batchId, counts, chosen }: ReasonListProps) {
  const t = useTranslations("batch.reasonList");
  const tAll = useTranslations();
  if (counts.length === 0) return null;
  return (
    <nav aria-label={t("label")} className="print:hidden">
      <ul className="flex flex-wrap gap-2">
        {counts.map(({ code, count }) => (
          <li key={code}>
            <Link
              href={rowsAddress(batchId, { show: "needsFix", reason: code === chosen ? undefined : code })}
              aria-current={code === chosen ? "true" : undefined}
              className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line-strong px-3 hover:border-control hover:bg-canvas current:border-accent-line current:bg-accent-soft current:text-accent-ink coarse:min-h-11"
            >
              {reasonLabel(tAll, code)}
              <span className="figures font-semibold">{count}</span>
              {code === chosen ? <X role="img" aria-label={t("clear")} className="size-3.5" /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
