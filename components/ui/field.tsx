import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type FieldProps = {
  name: string;
  label: ReactNode;
  /** For places where the label would only repeat what stands beside it; it stays for screen readers. */
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** In a form of filters nothing is required, so nothing is marked as optional. */
  filter?: boolean;
  /** The id of the control; the name unless two forms on one page share it. */
  id?: string;
};

/** Label, hint and error around one control. The control itself takes `fieldWiring` of the same props. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const t = useTranslations("common");
  const { controlId, hintId, errorId } = fieldIds(field);
  return (
    <div
      className={classNames("grid min-w-0 grid-cols-1 gap-1", field.error ? "border-s-2 border-returned ps-3" : null)}
    >
      <label htmlFor={controlId} className={field.labelHidden ? "sr-only" : "font-medium"}>
        {field.label}
        {field.required || field.filter ? null : (
          <span className="ms-2 font-normal text-ink-faint">{t("optional")}</span>
        )}
      </label>
      {field.hint ? (
        <p id={hintId} className="text-ink-soft">
          {field.hint}
        </p>
      ) : null}
      {field.error ? <FieldError id={errorId} message={field.error} /> : null}
      {children}
    </div>
  );
}

export function FieldError({ id, message }: { id: string; message: ReactNode }) {
  const t = useTranslations("common");
  return (
    <p id={id} className="flex gap-1.5 font-medium text-returned">
      <CircleAlert aria-hidden className="mt-1 size-4 shrink-0" />
      <span>
        <span className="sr-only">{t("errorPrefix")}</span>
        {message}
      </span>
    </p>
  );
}

/** Parts what the field needs from what goes to the control. */
export function splitField<Props extends FieldProps>(props: Props) {
  const { name, label, labelHidden, hint, error, required, filter, id, ...control } = props;
  return { field: { name, label, labelHidden, hint, error, required, filter, id }, control };
}

/** What ties a control to its label, hint and error. */
export function fieldWiring(field: FieldProps) {
  const { controlId, hintId, errorId } = fieldIds(field);
  const described = [field.hint ? hintId : null, field.error ? errorId : null].filter(Boolean).join(" ");
  return {
    id: controlId,
    name: field.name,
    required: field.required,
    "aria-describedby": described || undefined,
    "aria-invalid": field.error ? true : undefined,
  };
}

export function fieldIds({ id, name }: Pick<FieldProps, "id" | "name">) {
  const controlId = id ?? name;
  return { controlId, hintId: `${controlId}-hint`, errorId: `${controlId}-error` };
}
