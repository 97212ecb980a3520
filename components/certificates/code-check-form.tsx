import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { getPathname } from "#i18n/navigation.ts";

/** A plain form: what was typed goes into the address. */
export function CodeCheckForm({ typed }: { typed: string }) {
  const t = useTranslations("verify.code");
  const locale = useLocale();
  return (
    <form action={getPathname({ href: paths.verify, locale })} className="grid justify-items-start gap-4">
      <div className="w-full max-w-form">
        <TextInput
          name="code"
          label={t("label")}
          hint={t("hint")}
          required
          defaultValue={typed}
          maxLength={300}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      </div>
      <Button type="submit" look="primary" block="phone">
        {t("submit")}
      </Button>
    </form>
  );
}
