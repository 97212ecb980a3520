import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Field, type FieldProps, fieldWiring } from "./field.tsx";
import { PasswordControl } from "./password-control.tsx";

type PasswordInputProps = FieldProps & {
  autoComplete: "current-password" | "new-password";
  minLength?: number;
  defaultValue?: ComponentProps<"input">["defaultValue"];
};

/** Pasting is never blocked; what was typed can be looked at. */
export function PasswordInput({ autoComplete, minLength, defaultValue, ...field }: PasswordInputProps) {
  const t = useTranslations("common");
  return (
    <Field {...field}>
      <PasswordControl
        {...fieldWiring(field)}
        autoComplete={autoComplete}
        minLength={minLength}
        defaultValue={defaultValue}
        showLabel={t("showPassword")}
        hideLabel={t("hidePassword")}
      />
    </Field>
  );
}
