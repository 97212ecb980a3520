import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlClass } from "./control-class.ts";
import { Field, type FieldProps, fieldWiring, splitField } from "./field.tsx";

type TextAreaProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps | "className">;

export function TextArea({ rows = 4, ...props }: TextAreaProps) {
  const { field, control } = splitField(props);
  return (
    <Field {...field}>
      <textarea rows={rows} className={classNames(controlClass, "py-2")} {...control} {...fieldWiring(field)} />
    </Field>
  );
}
