import { Headset } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { clock } from "#components/ui/date-text.ts";
import type { OpenView } from "#server/support/require-support-view.ts";

type SupportBannerProps = { view: OpenView; stop: (form: FormData) => Promise<void> };

/** Cannot be overlooked and cannot be closed: only ending the view removes it. As high as the top line, which it covers when one scrolls. */
export function SupportBanner({ view: { merchant, context, expiresAt }, stop }: SupportBannerProps) {
  const t = useTranslations("layout.supportBanner");
  const values = {
    merchant: () => <strong className="font-semibold">{merchant.name}</strong>,
    reason: context.reason,
    until: clock(expiresAt),
  };
  return (
    <aside
      data-tone="unknown"
      aria-label={t("label")}
      className="sticky top-0 z-30 flex items-center justify-between gap-x-4 mid:gap-x-6 border-b border-tone-line bg-tone-soft px-4 py-2 text-tone mid:min-h-14 mid:px-8"
    >
      <p className="flex min-w-0 flex-1 gap-2.5 text-xs mid:text-sm">
        <Headset aria-hidden className="mt-1 size-4 shrink-0" />
        <span className="line-clamp-3 mid:line-clamp-none">{t.rich("text", values)}</span>
      </p>
      <form action={stop}>
        <input type="hidden" name="merchant" value={merchant.id} />
        <button type="submit" className={buttonClass({ size: "small" })}>
          {t("stop")}
        </button>
      </form>
    </aside>
  );
}
