"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { type Remedy, remedies } from "#domain/improvement.ts";
import { decideNow } from "./actions.ts";

/** Whether it is done, how, and what exactly; whoever says so sees to it. */
export function DecideForm({ id, remedy }: { id: string; remedy: Remedy }) {
  const t = useTranslations("feedback.improvements");
  const [state, submit] = useActionState(decideNow, idle);
  const words = useFormWords(state, "feedback", { words: `words-${id}` });
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  return (
    <details className="group" open={state.status !== "idle"}>
      <summary className="inline-flex min-h-6 cursor-pointer items-center font-medium text-accent-ink coarse:min-h-11">
        {t("decide")}
      </summary>
      <form action={submit} noValidate className="mt-3 grid max-w-prose gap-4">
        <ErrorSummary key={words.all.map(({ message }) => message).join()} messages={words.all} />
        <input type="hidden" name="improvement" value={id} />
        <div key={JSON.stringify(typed)} className="grid gap-4">
          <RadioGroup
            id={`decision-${id}`}
            name="decision"
            label={t("decision")}
            defaultValue={typed.decision ?? "accepted"}
            choices={[
              { value: "accepted", label: t("accept") },
              { value: "declined", label: t("decline") },
            ]}
          />
          <Select
            id={`remedy-${id}`}
            name="remedy"
            label={t("remedy")}
            filter
            defaultValue={typed.remedy ?? remedy}
            choices={remedies.map((one) => ({ value: one, label: t(`remedies.${one}`) }))}
          />
          <TextArea
            id={`words-${id}`}
            name="words"
            label={t("words")}
            error={words.of("words")}
            defaultValue={typed.words}
            rows={2}
            required
          />
        </div>
        <div>
          <SubmitButton look="secondary" block="phone" pendingLabel={t("saving")}>
            {t("submit")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
