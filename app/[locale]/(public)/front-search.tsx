import { Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { getPathname } from "#i18n/navigation.ts";

const examples = ["notFound", "offline", "signature"] as const;

/** A plain GET form: the answers are an address that can be sent to somebody. */
export function FrontSearch() {
  const t = useTranslations("front.search");
  const locale = useLocale();
  return (
    <section aria-labelledby="front-search" className="mt-10 border-t border-line pt-6">
      <h2 id="front-search" className="text-base">
        {t("title")}
      </h2>
      <search>
        <form action={getPathname({ href: paths.faq, locale })} className="mt-3 flex max-w-prose items-end gap-2">
          <div className="flex-1">
            <TextInput
              name="q"
              type="search"
              label={t("label")}
              labelHidden
              required
              maxLength={1_000}
              enterKeyHint="search"
            />
          </div>
          <Button type="submit" icon={<Search aria-hidden />}>
            {t("submit")}
          </Button>
        </form>
      </search>
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
