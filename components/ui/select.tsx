import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlClass } from "./control-class.ts";
import { Field, type FieldProps, fieldWiring, splitField } from "./field.tsx";

export type Choice = { value: string; label: string };

type SelectProps = FieldProps &
  Omit<ComponentProps<"select">, keyof FieldProps | "className" | "children"> & {
    choices: readonly Choice[];
    /** Shown first, with an empty value: “全部”, “请选择”. */
    emptyLabel?: string;
  };

/** The browser's own list: known to every phone, usable without a script. */
export function Select({ choices, emptyLabel, ...props }: SelectProps) {
  const { field, control } = splitField(props);
  return (
    <Field {...field}>
      <span className="relative block">
        <select className={classNames(controlClass, "appearance-none pe-9")} {...control} {...fieldWiring(field)}>
          {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-ink-faint"
        />
      </span>
    </Field>
  );
}
