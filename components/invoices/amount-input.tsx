import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { controlClass } from "#components/ui/control-class.ts";
import { Field, type FieldProps, fieldWiring, splitField } from "#components/ui/field.tsx";

type AmountInputProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "className" | "size" | "type">;

/** Figures end at the right, so that points stand under points. */
export function AmountInput(props: AmountInputProps) {
  const { field, control } = splitField(props);
  return (
    <Field {...field}>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className={classNames(controlClass, "figures text-end")}
        {...control}
        {...fieldWiring(field)}
      />
    </Field>
  );
}
