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
import { caseResults } from "#domain/support-case.ts";
import { closeNow } from "../actions.ts";

export function CloseForm({ id, seen }: { id: string; seen: string }) {
  const t = useTranslations("cases.acts");
  const results = useTranslations("cases.results");
  const [state, submit] = useActionState(closeNow, idle);
  const words = useFormWords(state, "cases");
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  return (
    <Section title={t("close")} lead={t("closeLead")}>
      <form action={submit} noValidate className="grid max-w-prose gap-4">
        <ErrorSummary
          key={words.all.map(({ message }) => message).join()}
          title={t("failed")}
          messages={words.all.map((one) => (one.field === "words" ? { ...one, field: "close-words" } : one))}
        />
        <input type="hidden" name="case" value={id} />
        <input type="hidden" name="seen" value={seen} />
        <div key={JSON.stringify(typed)} className="grid gap-4">
          <Select
            name="result"
            label={t("result")}
            error={words.of("result")}
            emptyLabel="—"
            defaultValue={typed.result ?? ""}
            choices={caseResults.map((result) => ({ value: result, label: results(result) }))}
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
