import type { ComponentProps, ReactNode } from "react";
import { FieldError, fieldIds } from "./field.tsx";

type CheckboxProps = Omit<ComponentProps<"input">, "className" | "type" | "children"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

export function Checkbox({ name, label, hint, error, id, ...rest }: CheckboxProps) {
  const { controlId, hintId, errorId } = fieldIds({ id, name });
  const described = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(" ");
  return (
    <div className="grid gap-1">
      {error ? <FieldError id={errorId} message={error} /> : null}
      <label htmlFor={controlId} className="flex min-h-6 gap-2.5 coarse:min-h-11 coarse:py-2.5">
        <input
          type="checkbox"
          id={controlId}
          name={name}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          className="mt-1 size-4 shrink-0 accent-accent"
          {...rest}
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <p id={hintId} className="ps-6.5 text-ink-soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
