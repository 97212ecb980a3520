"use client";

import { useTranslations } from "next-intl";
import { type BaseSyntheticEvent, startTransition, useActionState, useRef } from "react";
import { useForm } from "react-hook-form";
import { type ActionState, idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { targetOfField } from "#domain/assist-target.ts";
import type { CheckGround } from "#domain/check-invoice.ts";
import type { InvoiceDraft } from "#domain/invoice.ts";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import { isRejecting } from "#domain/problem.ts";
import { entryOf } from "./entry-fields.ts";
import { EntryIdentity } from "./entry-identity.tsx";
import { EntryLines } from "./entry-lines.tsx";
import { EntryMore } from "./entry-more.tsx";
import { EntryParties } from "./entry-parties.tsx";
import { problemsIn } from "./entry-problems.ts";
import { EntryRefused } from "./entry-refused.tsx";
import { EntrySums } from "./entry-sums.tsx";
import { type EntryValues, type FieldOf, valuesOf } from "./entry-values.ts";
import { lateResolver } from "./late-resolver.ts";
import { useProblemWords } from "./use-problem-words.ts";

export type EntryAction = (before: ActionState<unknown>, form: FormData) => Promise<ActionState<unknown>>;
type EntryFormProps = {
  text: InvoiceDraft;
  kinds: readonly InvoiceKind[];
  ground: CheckGround;
  /** Words of a clerk beside single fields, by their paths. */
  notes?: Readonly<Record<string, string>>;
  /** Travel with the form: the invoice of the list, the draft of its file. */
  hidden: Readonly<Record<"key" | "source", string>>;
  action: EntryAction;
};

/** The invoice, field by field. Checked in the browser as by the server; without a script it is posted as it is. */
export function EntryForm({ text, kinds, ground, notes = {}, hidden, action }: EntryFormProps) {
  const t = useTranslations("invoice.entry");
  const words = useProblemWords();
  const form = useRef<HTMLFormElement>(null);
  const [state, post] = useActionState(action, idle);
  const values = valuesOf("typed" in state ? entryOf(state.typed) : text);
  const { control, register, handleSubmit, formState } = useForm<EntryValues>({
    defaultValues: values,
    resolver: lateResolver(ground),
    reValidateMode: "onBlur",
    shouldFocusError: false,
  });
  const found = problemsIn(formState.errors);
  const problems = found.length > 0 ? found : state.status === "invalid" ? state.problems.filter(isRejecting) : [];
  const messages = problems.map((problem) => ({ field: problem.field, message: words(problem) }));

  const field: FieldOf = (path) => ({
    ...register(path),
    "data-assist": targetOfField(path),
    hint: notes[path],
    defaultValue: textAt(values, path),
    error: messages.find((message) => message.field === path)?.message,
  });

  function submit(event: BaseSyntheticEvent) {
    const posted = new FormData(form.current ?? undefined);
    return handleSubmit(() => startTransition(() => post(posted)))(event);
  }

  return (
    <form ref={form} action={post} onSubmit={submit} noValidate className="grid grid-cols-1 gap-8">
      {/* Enter in a field presses the first button of a form, and that shall not be one that removes a line. */}
      <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary key={formState.submitCount} title={t("summary", { count: messages.length })} messages={messages} />
      <EntryRefused state={state} />
      <EntryIdentity field={field} kinds={kinds} values={values} />
      <EntryParties field={field} />
      <EntryLines
        field={field}
        control={control}
        error={messages.find((message) => message.field === "lines")?.message}
      />
      <EntrySums field={field} />
      <EntryMore field={field} values={values} />
      <div data-assist="continue" className="border-t border-line pt-6">
        <SubmitButton block="phone" pendingLabel={t("checking")}>
          {t("next")}
        </SubmitButton>
      </div>
    </form>
  );
}

function textAt(values: EntryValues, path: string): string {
  const found = path
    .split(".")
    .reduce<unknown>((at, step) => (typeof at === "object" && at !== null ? Reflect.get(at, step) : undefined), values);
  return typeof found === "string" ? found : "";
}
