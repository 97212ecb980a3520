import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlClass } from "./control-class.ts";
import { Field, type FieldProps, fieldWiring, splitField } from "./field.tsx";

type TextInputProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "className" | "size"> & {
    /** Width that hints at the length of the answer, in characters. */
    width?: 8 | 12 | 20 | 28;
  };

const widths = { 8: "max-w-[8em]", 12: "max-w-[12em]", 20: "max-w-[20em]", 28: "max-w-[28em]" } as const;

export function TextInput({ width, ...props }: TextInputProps) {
  const { field, control } = splitField(props);
  const numeric = control.inputMode === "numeric" || control.inputMode === "decimal";
  return (
    <Field {...field}>
      <input
        type="text"
        className={classNames(controlClass, width && widths[width], numeric && "figures")}
        {...control}
        {...fieldWiring(field)}
      />
    </Field>
  );
}
