"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { TargetSelect } from "#components/assist/target-select.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { longestMark } from "#domain/assist.ts";
import type { AssistPage } from "#domain/assist-target.ts";
import { pointNow } from "../actions.ts";

/** “Look here”: one list of all there is to point at, what is on the merchant's page first. */
export function PointForm({ assistId, here }: { assistId: string; here: AssistPage | null }) {
  const t = useTranslations("assist.desk.point");
  const [state, submit] = useActionState(pointNow, idle);
  const words = useFormWords(state, "assist", { words: "point-words" });
  const typed = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid gap-4">
      <ErrorSummary messages={words.all} />
      <input type="hidden" name="assist" value={assistId} />
      <TargetSelect label={t("target")} error={words.of("target")} here={here} typed={typed.target} />
      <TextInput
        name="words"
        id="point-words"
        label={t("words")}
        error={words.of("words")}
        defaultValue={typed.words}
        required
        autoComplete="off"
        maxLength={longestMark}
      />
      <div>
        <SubmitButton block="phone" pendingLabel={t("pointing")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
