import { CirclePause } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { Link } from "#i18n/navigation.ts";
import type { ShutWay } from "#server/monitoring/shut-ways.ts";
import { OutageWords } from "./outage-words.tsx";

type OutageBannerProps = {
  shut: readonly ShutWay[];
  /** Another way of this merchant's goes on as ever. */
  restGoesOn: boolean;
};

/** One calm line above the page while a way of this merchant's is shut; nothing otherwise. */
export function OutageBanner({ shut, restGoesOn }: OutageBannerProps) {
  const t = useTranslations("layout.outage");
  if (shut.length === 0) return null;
  const words = {
    causes: () => <OutageWords shut={shut} />,
    rest: restGoesOn ? "yes" : "no",
    more: (label: ReactNode) => (
      <Link
        href={paths.status}
        className="font-medium whitespace-nowrap text-accent-ink underline-offset-4 hover:underline coarse:inline-flex coarse:min-h-11 coarse:items-center"
      >
        {label}
      </Link>
    ),
  };
  return (
    <aside
      data-shell-part
      data-tone="held"
      aria-label={t("label")}
      className="flex gap-2.5 border-b border-tone-line bg-tone-soft px-4 py-2 text-xs mid:px-8 mid:text-sm"
    >
      <CirclePause aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
      <p className="min-w-0">{t.rich("text", words)}</p>
    </aside>
  );
}
