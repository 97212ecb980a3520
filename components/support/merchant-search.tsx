import { Search } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { getPathname } from "#i18n/navigation.ts";

/** One box for whatever the merchant can read out. */
export function MerchantSearch({ typed }: { typed: string }) {
  const t = useTranslations("support.search");
  const locale = useLocale();
  return (
    <search>
      <form action={getPathname({ href: paths.support, locale })} className="flex max-w-prose items-end gap-2">
        <div className="flex-1">
          <TextInput
            name="q"
            type="search"
            label={t("label")}
            hint={t("hint")}
            required
            defaultValue={typed}
            maxLength={100}
            autoComplete="off"
            enterKeyHint="search"
          />
        </div>
        <Button type="submit" look="primary" icon={<Search aria-hidden />}>
          {t("submit")}
        </Button>
      </form>
    </search>
  );
}
