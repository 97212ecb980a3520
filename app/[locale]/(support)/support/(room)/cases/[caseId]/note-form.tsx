"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Section } from "#components/ui/section.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { noteNow } from "../actions.ts";

export function NoteForm({ id }: { id: string }) {
  const t = useTranslations("cases.acts");
  const [state, submit] = useActionState(noteNow, idle);
  const words = useFormWords(state, "cases", { words: "note" });
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  return (
    <Section title={t("note")} lead={t("noteLead")}>
      <form action={submit} noValidate className="grid max-w-prose gap-4">
        <ErrorSummary key={words.all.map(({ message }) => message).join()} title={t("failed")} messages={words.all} />
        <input type="hidden" name="case" value={id} />
        <TextArea
          key={typed.note}
          name="note"
          label={t("noteWords")}
          error={words.of("words")}
          defaultValue={typed.note}
          rows={2}
          required
        />
        <div>
          <SubmitButton look="secondary" block="phone" pendingLabel={t("noting")}>
            {t("noteSubmit")}
          </SubmitButton>
        </div>
      </form>
    </Section>
  );
}
