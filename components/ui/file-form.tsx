import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import type { ButtonLook } from "./button-class.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FieldError } from "./field.tsx";

type FileFormProps = {
  /** Where the file is taken; it goes on to a page in the reader's language. */
  action: string;
  accept: string;
  label: string;
  hint: string;
  /** What was wrong with the file that was sent before. */
  told: string | null;
  submit: { look: ButtonLook["look"]; icon: ReactNode; label: string };
};

/** A plain form: it works without a script, and the file is read where it arrives. */
export function FileForm({ action, accept, label, hint, told, submit }: FileFormProps) {
  const locale = useLocale();
  return (
    <form
      method="post"
      action={`${action}${action.includes("?") ? "&" : "?"}locale=${locale}`}
      encType="multipart/form-data"
      className="grid max-w-form gap-4"
    >
      {told ? <ErrorSummary messages={[{ field: "file", message: told }]} /> : null}
      <div className="grid gap-1">
        <label htmlFor="file" className="font-medium">
          {label}
        </label>
        <p id="file-hint" className="text-ink-soft">
          {hint}
        </p>
        {told ? <FieldError id="file-error" message={told} /> : null}
        <input
          id="file"
          name="file"
          type="file"
          accept={accept}
          required
          aria-describedby={told ? "file-error file-hint" : "file-hint"}
          aria-invalid={told ? true : undefined}
          className="max-w-full text-ink-soft file:me-3 file:min-h-9 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-4 file:font-medium file:text-ink hover:file:border-control coarse:file:min-h-11"
        />
      </div>
      <div>
        <Button type="submit" look={submit.look} block="phone" icon={submit.icon}>
          {submit.label}
        </Button>
      </div>
    </form>
  );
}
