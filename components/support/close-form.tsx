"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type CloseFormProps = {
  room: "cases" | "feedback";
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  /** What is closed, and how it stood when the page was made, by name. */
  fields: Readonly<Record<string, string>>;
  results: ComponentProps<typeof Select>["choices"];
};

/** What came of it, and words for whoever asked. */
export function CloseForm({ room, action, fields, results }: CloseFormProps) {
  const t = useTranslations(`${room}.acts`);
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, room, { words: "close-words" });
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  return (
    <Section title={t("close")} lead={t("closeLead")}>
      <form action={submit} noValidate className="grid max-w-prose gap-4">
        <ErrorSummary key={words.all.map(({ message }) => message).join()} title={t("failed")} messages={words.all} />
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div key={JSON.stringify(typed)} className="grid gap-4">
          <Select
            name="result"
            label={t("result")}
            error={words.of("result")}
            emptyLabel="—"
            defaultValue={typed.result ?? ""}
            choices={results}
            required
          />
          <TextArea
            id="close-words"
            name="words"
            label={t("closeWords")}
            hint={t("closeWordsHint")}
            error={words.of("words")}
            defaultValue={typed.words}
            rows={2}
          />
        </div>
        <div>
          <SubmitButton look="secondary" block="phone" pendingLabel={t("closing")}>
            {t("closeSubmit")}
          </SubmitButton>
        </div>
      </form>
    </Section>
  );
}
