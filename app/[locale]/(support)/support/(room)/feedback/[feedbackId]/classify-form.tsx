"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { feedbackCauses } from "#domain/feedback-cause.ts";
import { classifyNow } from "../actions.ts";

/** A person's word on the cause. @param was what a person said before; "" for nobody */
export function ClassifyForm({ id, cause, was }: { id: string; cause: string; was: string }) {
  const t = useTranslations("feedback.acts");
  const causes = useTranslations("feedback.causes");
  const [state, submit] = useActionState(classifyNow, idle);
  const words = useFormWords(state, "feedback");
  return (
    <form action={submit} className="mt-4 grid max-w-form gap-3">
      <ErrorSummary key={words.all.length} title={t("failed")} messages={words.all} />
      <input type="hidden" name="feedback" value={id} />
      <input type="hidden" name="was" value={was} />
      <div className="flex flex-wrap items-end gap-2">
        <Select
          name="cause"
          label={t("newCause")}
          filter
          error={words.of("cause")}
          defaultValue={cause}
          choices={feedbackCauses.map((one) => ({ value: one, label: causes(one) }))}
        />
        <SubmitButton look="secondary" pendingLabel={t("classifying")}>
          {t("classifySubmit")}
        </SubmitButton>
      </div>
    </form>
  );
}
