import { Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { getPathname } from "#i18n/navigation.ts";

type FaqSearchFormProps = {
  typed?: string;
  /** Examples stand beside it and need not stand in it. */
  examplesBeside?: boolean;
};

/** A plain GET form: what was asked stands in the address, and can be kept and sent. */
export function FaqSearchForm({ typed = "", examplesBeside }: FaqSearchFormProps) {
  const t = useTranslations("help.search");
  const locale = useLocale();
  return (
    <search>
      <form action={getPathname({ href: paths.faq, locale })} className="flex max-w-prose items-end gap-2">
        <div className="flex-1">
          <TextInput
            name="q"
            type="search"
            label={t("label")}
            labelHidden
            required
            defaultValue={typed}
            placeholder={examplesBeside ? undefined : t("placeholder")}
            maxLength={1_000}
            enterKeyHint="search"
          />
        </div>
        <Button type="submit" icon={<Search aria-hidden />}>
          {t("submit")}
        </Button>
      </form>
    </search>
  );
}
