import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { clock } from "#components/ui/date-text.ts";
import { Section } from "#components/ui/section.tsx";
import type { OpenAssist } from "#server/assist/list-open-assists.ts";

/** Whom this clerk is helping right now. */
export function OpenAssists({ assists }: { assists: readonly OpenAssist[] }) {
  const t = useTranslations("assist.join");
  return (
    <Section title={t("open")}>
      <ul className="border-t border-line">
        {assists.map(({ id, merchant, reason, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <p className="min-w-0">
              <span className="font-medium">{merchant.name}</span>
              <span className="block wrap-anywhere text-ink-soft">
                {t("until", { reason, until: clock(expiresAt) })}
              </span>
            </p>
            <ButtonLink
              href={paths.supportAssistOf(id)}
              size="small"
              block="phone"
              aria-label={t("backTo", { merchant: merchant.name })}
            >
              {t("backIn")}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
