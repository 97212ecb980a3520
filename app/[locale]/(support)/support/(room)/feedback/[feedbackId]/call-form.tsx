"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Section } from "#components/ui/section.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { callOutcomes } from "#domain/feedback.ts";
import { callNow } from "../actions.ts";

/** 回访. @param now as the field of a moment writes it */
export function CallForm({ id, now }: { id: string; now: string }) {
  const t = useTranslations("feedback.acts");
  const outcomes = useTranslations("feedback.outcomes");
  const [state, submit] = useActionState(callNow, idle);
  const words = useFormWords(state, "feedback", { words: "call-words" });
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : { at: now };
  return (
    <Section title={t("call")}>
      <form action={submit} noValidate className="grid max-w-prose gap-4">
        <ErrorSummary key={words.all.map(({ message }) => message).join()} title={t("failed")} messages={words.all} />
        <input type="hidden" name="feedback" value={id} />
        <div key={JSON.stringify(typed)} className="grid gap-4">
          <TextInput
            type="datetime-local"
            name="at"
            label={t("callAt")}
            hint={t("callAtHint")}
            error={words.of("at")}
            defaultValue={typed.at}
            required
          />
          <RadioGroup
            name="outcome"
            label={t("outcome")}
            error={words.of("outcome")}
            defaultValue={typed.outcome}
            required
            choices={callOutcomes.map((outcome) => ({ value: outcome, label: outcomes(outcome) }))}
          />
          <TextArea
            id="call-words"
            name="words"
            label={t("callWords")}
            error={words.of("words")}
            defaultValue={typed.words}
            rows={2}
          />
        </div>
        <div>
          <SubmitButton look="secondary" block="phone" pendingLabel={t("calling")}>
            {t("callSubmit")}
          </SubmitButton>
        </div>
      </form>
    </Section>
  );
}
