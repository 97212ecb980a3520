import { Contrast } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button-class.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { type Appearance, sizes, themes } from "./appearance.ts";
import { AppearanceForm } from "./appearance-form.tsx";
import { iconButtonClass } from "./icon-button-class.ts";

/** Light, dark, or as the system has it; standard or large type (适老). */
export function AppearanceMenu({ appearance }: { appearance: Appearance }) {
  const t = useTranslations("layout.appearance");
  return (
    <Disclosure summary={<Contrast aria-hidden />} label={t("label")} summaryClass={iconButtonClass}>
      <AppearanceForm>
        <fieldset>
          <legend className="px-2 text-xs text-ink-faint">{t("theme")}</legend>
          {themes.map((theme) => (
            <Option key={theme} name="theme" value={theme} chosen={appearance.theme} label={t(`themes.${theme}`)} />
          ))}
        </fieldset>
        <fieldset>
          <legend className="px-2 text-xs text-ink-faint">{t("size")}</legend>
          {sizes.map((size) => (
            <Option key={size} name="size" value={size} chosen={appearance.size} label={t(`sizes.${size}`)} />
          ))}
        </fieldset>
        <noscript>
          <button type="submit" className={buttonClass({ block: "always" })}>
            {t("apply")}
          </button>
        </noscript>
      </AppearanceForm>
    </Disclosure>
  );
}

type OptionProps = { name: string; value: string; chosen: string; label: string };

function Option({ name, value, chosen, label }: OptionProps) {
  return (
    <label className="flex min-h-9 items-center gap-2.5 rounded-md px-2 hover:bg-canvas coarse:min-h-11">
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={value === chosen}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  );
}
