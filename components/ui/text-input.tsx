import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlClass } from "./control-class.ts";
import { Field, type FieldProps, fieldWiring } from "./field.tsx";

type TextInputProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "className" | "size"> & {
    /** Width that hints at the length of the answer, in characters. */
    width?: 8 | 12 | 20 | 28;
  };

const widths = { 8: "max-w-[8em]", 12: "max-w-[12em]", 20: "max-w-[20em]", 28: "max-w-[28em]" } as const;

export function TextInput({ name, label, labelHidden, hint, error, required, id, width, ...rest }: TextInputProps) {
  const field = { name, label, labelHidden, hint, error, required, id };
  const numeric = rest.inputMode === "numeric" || rest.inputMode === "decimal";
  return (
    <Field {...field}>
      <input
        type="text"
        className={classNames(controlClass, width && widths[width], numeric && "figures")}
        {...rest}
        {...fieldWiring(field)}
      />
    </Field>
  );
}
