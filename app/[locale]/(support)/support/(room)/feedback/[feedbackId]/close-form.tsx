"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { feedbackResults } from "#domain/feedback.ts";
import { closeNow } from "../actions.ts";

export function CloseForm({ id }: { id: string }) {
  const t = useTranslations("feedback.acts");
  const results = useTranslations("feedback.results");
  const [state, submit] = useActionState(closeNow, idle);
  const words = useFormWords(state, "feedback");
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  return (
    <Section title={t("close")} lead={t("closeLead")}>
      <form action={submit} noValidate className="grid max-w-prose gap-4">
        <ErrorSummary key={words.all.map(({ message }) => message).join()} title={t("failed")} messages={words.all} />
        <input type="hidden" name="feedback" value={id} />
        <div key={JSON.stringify(typed)} className="grid gap-4">
          <Select
            name="result"
            label={t("result")}
            error={words.of("result")}
            emptyLabel="—"
            defaultValue={typed.result ?? ""}
            choices={feedbackResults.map((result) => ({ value: result, label: results(result) }))}
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
