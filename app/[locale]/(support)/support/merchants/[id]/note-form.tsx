"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { useFormWords } from "#components/support/use-form-words.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { addNoteNow } from "./actions.ts";

export function NoteForm({ merchantId }: { merchantId: string }) {
  const t = useTranslations("support.notes");
  const [state, submit] = useActionState(addNoteNow, idle);
  const words = useFormWords(state);
  return (
    <form action={submit} noValidate className="grid gap-3">
      <ErrorSummary messages={words} />
      <input type="hidden" name="merchant" value={merchantId} />
      <TextArea
        name="note"
        label={t("note")}
        error={words.find(({ field }) => field === "note")?.message}
        defaultValue={state.status === "invalid" || state.status === "refused" ? state.typed.note : ""}
        rows={3}
        required
      />
      <div>
        <SubmitButton look="secondary" pendingLabel={t("adding")}>
          {t("add")}
        </SubmitButton>
      </div>
    </form>
  );
}
