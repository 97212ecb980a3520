import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlClass } from "./control-class.ts";
import { Field, type FieldProps, fieldWiring } from "./field.tsx";

type TextAreaProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "className">;

export function TextArea({ name, label, labelHidden, hint, error, required, id, rows = 4, ...rest }: TextAreaProps) {
  const field = { name, label, labelHidden, hint, error, required, id };
  return (
    <Field {...field}>
      <textarea rows={rows} className={classNames(controlClass, "py-2")} {...rest} {...fieldWiring(field)} />
    </Field>
  );
}
