import type { ReactNode } from "react";
import { FieldError, type FieldProps, fieldIds } from "./field.tsx";

export type RadioChoice = { value: string; label: ReactNode; hint?: ReactNode };

type RadioGroupProps = Omit<FieldProps, "required"> & {
  choices: readonly RadioChoice[];
  defaultValue?: string;
  required?: boolean;
};

export function RadioGroup({ name, label, hint, error, id, choices, defaultValue, required }: RadioGroupProps) {
  const { controlId, hintId, errorId } = fieldIds({ id, name });
  const described = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(" ");
  return (
    <fieldset aria-describedby={described || undefined} className="grid gap-1">
      <legend className="mb-1 font-medium">{label}</legend>
      {hint ? (
        <p id={hintId} className="text-ink-soft">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={errorId} message={error} /> : null}
      {choices.map((choice, index) => (
        <label key={choice.value} className="flex min-h-7 gap-2.5 coarse:min-h-11 coarse:py-2.5">
          <input
            type="radio"
            id={index === 0 ? controlId : undefined}
            name={name}
            value={choice.value}
            defaultChecked={choice.value === defaultValue}
            required={required}
            className="mt-1 size-4 shrink-0 accent-accent"
          />
          <span>
            {choice.label}
            {choice.hint ? <span className="block text-ink-soft">{choice.hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
