import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { clock } from "#components/ui/date-text.ts";
import { Section } from "#components/ui/section.tsx";
import type { ListedView } from "#server/support/list-open-views.ts";

/** Where this clerk is looking right now: to go back there, or to end it. */
export function OpenViews({ views }: { views: readonly ListedView[] }) {
  const t = useTranslations("support.openViews");
  return (
    <Section title={t("title")}>
      <ul className="border-t border-line">
        {views.map(({ merchant, reason, expiresAt }) => (
          <li
            key={merchant.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <p className="min-w-0">
              <span className="font-medium">{merchant.name}</span>
              <span className="block text-ink-soft">{t("line", { reason, until: clock(expiresAt) })}</span>
            </p>
            <ButtonLink
              href={paths.supportMerchant(merchant.id)}
              size="small"
              block="phone"
              aria-label={t("backTo", { merchant: merchant.name })}
            >
              {t("back")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
