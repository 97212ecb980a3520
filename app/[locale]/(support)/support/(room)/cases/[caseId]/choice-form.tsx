"use client";

import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { type Choice, Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type ChoiceFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  id: string;
  seen: string;
  name: "to" | "priority";
  words: { label: string; submit: string; pending: string; failed: string };
  choices: readonly Choice[];
  chosen: string;
};

/** One choice about a case, and one button: how urgent it is, who does it. */
export function ChoiceForm({ action, id, seen, name, words, choices, chosen }: ChoiceFormProps) {
  const [state, submit] = useActionState(action, idle);
  const { all, of } = useFormWords(state, "cases");
  return (
    <form action={submit} className="grid max-w-form gap-3">
      <ErrorSummary key={all.length} title={words.failed} messages={all} />
      <input type="hidden" name="case" value={id} />
      <input type="hidden" name="seen" value={seen} />
      <div className="flex flex-wrap items-end gap-2">
        <Select name={name} label={words.label} filter error={of(name)} defaultValue={chosen} choices={choices} />
        <SubmitButton look="secondary" pendingLabel={words.pending}>
          {words.submit}
        </SubmitButton>
      </div>
    </form>
  );
}
