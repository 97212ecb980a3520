"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { incidentLocales, incidentSteps } from "#domain/incident.ts";
import { updateNow } from "../actions.ts";

/** How it goes on, and, with the last step, that it is over. */
export function UpdateForm({ incidentId, expectedEnd }: { incidentId: string; expectedEnd: string }) {
  const t = useTranslations("incidents.ops");
  const steps = useTranslations("incidents.steps");
  const [state, submit] = useActionState(updateNow, idle);
  const words = useFormWords(state, "incidents");
  const typed: Readonly<Record<string, string>> =
    "typed" in state ? state.typed : { "update.expectedEnd": expectedEnd };
  const shared = (name: string) => ({ name, error: words.of(name), defaultValue: typed[name] });
  return (
    <Section title={t("update.title")} lead={t("update.text")}>
      <form action={submit} noValidate className="grid max-w-prose gap-5">
        <ErrorSummary
          key={words.all.map((one) => one.message).join()}
          title={t("update.failed")}
          messages={words.all}
        />
        <input type="hidden" name="incidentId" value={incidentId} />
        <div key={JSON.stringify(typed)} className="grid gap-5">
          <Select
            label={t("update.step")}
            choices={incidentSteps.map((step) => ({ value: step, label: steps(step) }))}
            required
            {...shared("update.step")}
          />
          {incidentLocales.map((locale) => (
            <TextArea
              key={locale}
              label={t(`update.${locale}`)}
              lang={locale}
              rows={3}
              required
              {...shared(`update.${locale}`)}
            />
          ))}
          <div className="grid gap-5 mid:grid-cols-2">
            <TextInput
              type="datetime-local"
              label={t("form.expectedEnd")}
              hint={t("form.momentHint")}
              {...shared("update.expectedEnd")}
            />
            <TextInput
              type="datetime-local"
              label={t("form.nextUpdateAt")}
              hint={t("form.nextHint")}
              {...shared("update.nextUpdateAt")}
            />
          </div>
        </div>
        <div>
          <SubmitButton block="phone" pendingLabel={t("update.pending")}>
            {t("update.submit")}
          </SubmitButton>
        </div>
      </form>
    </Section>
  );
}
