import { PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import type { WaitingCorrection } from "#server/assist/list-waiting.ts";

/** Proposals of a clerk's that nobody has answered yet, each with the way to its comparison. */
export function WaitingCorrections({ corrections }: { corrections: readonly WaitingCorrection[] }) {
  const t = useTranslations("assist.corrections");
  if (corrections.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {corrections.map(({ id, invoiceKey, words, by, preparedAt }) => (
        <li
          key={id}
          data-tone="unknown"
          className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-tone-line bg-tone-soft px-4 py-3"
        >
          <div className="flex min-w-0 flex-1 basis-64 gap-3">
            <PencilLine aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
            <div className="min-w-0">
              <p>{t("waiting", { number: invoiceKey })}</p>
              {words ? <p className="wrap-anywhere">{words}</p> : null}
              <p className="text-xs text-ink-soft">
                {by} · <DateTime at={preparedAt} />
              </p>
            </div>
          </div>
          <ButtonLink href={paths.assistCorrection(id)} size="small" block="phone">
            {t("look")}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
