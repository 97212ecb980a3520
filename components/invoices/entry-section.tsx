import { type ReactNode, useId } from "react";

type EntrySectionProps = { title: string; hint?: string; children: ReactNode };

/** One part of the form, as the parts of the paper invoice lie: a title and a grid of fields. */
export function EntrySection({ title, hint, children }: EntrySectionProps) {
  const hintId = useId();
  return (
    <fieldset aria-describedby={hint ? hintId : undefined} className="min-w-0 border-t border-line pt-5">
      <legend className="float-start w-full text-base font-semibold">{title}</legend>
      {hint ? (
        <p id={hintId} className="clear-both text-ink-soft">
          {hint}
        </p>
      ) : null}
      <div className="clear-both grid grid-cols-1 gap-x-6 gap-y-4 pt-3 mid:grid-cols-6">{children}</div>
    </fieldset>
  );
}
