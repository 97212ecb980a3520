import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { appearanceCookie, parseAppearance, sizes, themes } from "#components/layout/appearance.ts";
import { AppearanceForm } from "#components/layout/appearance-form.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Section } from "#components/ui/section.tsx";

/** The same choices as in the top line, with room for words; a choice holds at once. */
export async function DisplaySettings() {
  const t = await getTranslations("settings.appearance");
  const { theme, size } = parseAppearance((await cookies()).get(appearanceCookie)?.value);
  return (
    <Section title={t("title")} lead={t("lead")}>
      <AppearanceForm>
        <RadioGroup
          name="theme"
          label={t("theme")}
          defaultValue={theme}
          choices={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
        />
        <RadioGroup
          name="size"
          label={t("size")}
          defaultValue={size}
          choices={sizes.map((value) => ({
            value,
            label: t(`sizes.${value}`),
            hint: value === "large" ? t("largeHint") : undefined,
          }))}
        />
        <noscript>
          <button type="submit" className={buttonClass({})}>
            {t("apply")}
          </button>
        </noscript>
      </AppearanceForm>
    </Section>
  );
}
