"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import type { AssistAction } from "./assist-action.ts";

type AnswerFormProps = { correctionId: string; accept: AssistAction; decline: AssistAction };

/** Taking it sends nothing: it leads to the page where one looks an invoice over, and presses submit or not. */
export function AnswerForm({ correctionId, accept, decline }: AnswerFormProps) {
  const t = useTranslations("assist.corrections");
  const [accepted, submitAccept] = useActionState(accept, idle);
  const [declined, submitDecline] = useActionState(decline, idle);
  const words = useFormWords(accepted.status === "idle" ? declined : accepted, "assist");
  return (
    <div className="grid gap-4 border-t border-line pt-6">
      <ErrorSummary messages={words.all} />
      <p className="text-ink-soft">{t("nothingSent")}</p>
      <div className="flex flex-wrap gap-3">
        <form action={submitAccept} className="w-full mid:w-auto">
          <input type="hidden" name="correction" value={correctionId} />
          <SubmitButton block="phone" pendingLabel={t("accepting")}>
            {t("accept")}
          </SubmitButton>
        </form>
        <form action={submitDecline} className="w-full mid:w-auto">
          <input type="hidden" name="correction" value={correctionId} />
          <SubmitButton look="secondary" block="phone">
            {t("decline")}
          </SubmitButton>
        </form>
      </div>
    </div>
  );
}
