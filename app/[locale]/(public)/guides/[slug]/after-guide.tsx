import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

type AfterGuideProps = { others: readonly { slug: string; title: string; summary: string }[] };

/** Where to go from the end of a guide: the other guides, the questions, somebody to ask. */
export function AfterGuide({ others }: AfterGuideProps) {
  const t = useTranslations("help.guides");
  return (
    <div className="border-t border-line pt-8 print:hidden">
      <Section title={t("more")}>
        <ul className="grid max-w-prose gap-3">
          {others.map(({ slug, title, summary }) => (
            <li key={slug}>
              <TextLink href={paths.guide(slug)}>{title}</TextLink>
              <span className="block text-ink-soft">{summary}</span>
            </li>
          ))}
        </ul>
        <div className="mt-6 flex flex-wrap gap-3">
          <ButtonLink href={paths.faq}>{t("faq")}</ButtonLink>
          <ButtonLink href={paths.contact} look="quiet">
            {t("contact")}
          </ButtonLink>
        </div>
      </Section>
    </div>
  );
}
