import { useTranslations } from "next-intl";
import { FaqSearchForm } from "#components/guides/faq-search-form.tsx";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";

const examples = ["notFound", "offline", "signature"] as const;

/** The questions from the front door, and what others typed. */
export function FrontSearch() {
  const t = useTranslations("front.search");
  return (
    <section aria-labelledby="front-search" className="mt-10 border-t border-line pt-6">
      <h2 id="front-search" className="text-base">
        {t("title")}
      </h2>
      <div className="mt-3">
        <FaqSearchForm examplesBeside />
      </div>
      <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-ink-soft">
        {t("try")}
        {examples.map((example) => (
          <TextLink key={example} href={{ pathname: paths.faq, query: { q: t(`examples.${example}`) } }}>
            {t(`examples.${example}`)}
          </TextLink>
        ))}
      </p>
    </section>
  );
}
