import { Headset } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";

type SupportBannerProps = {
  merchantName: string;
  /** The case the merchant opened, or what they asked for on the phone. */
  reason: string;
  stop: (form: FormData) => Promise<void>;
};

/** Cannot be overlooked and cannot be closed: only ending the session removes it. */
export function SupportBanner({ merchantName, reason, stop }: SupportBannerProps) {
  const t = useTranslations("layout.supportBanner");
  return (
    <aside
      data-tone="unknown"
      aria-label={t("label")}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-tone-line bg-tone-soft px-4 py-2 text-tone mid:px-8"
    >
      <p className="flex min-w-0 gap-2.5">
        <Headset aria-hidden className="mt-1 size-4 shrink-0" />
        <span>
          {t.rich("text", { merchant: () => <strong className="font-semibold">{merchantName}</strong>, reason })}
        </span>
      </p>
      <form action={stop}>
        <button type="submit" className={buttonClass({ size: "small" })}>
          {t("stop")}
        </button>
      </form>
    </aside>
  );
}
