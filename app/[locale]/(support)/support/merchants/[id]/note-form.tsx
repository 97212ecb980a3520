"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { addNoteNow } from "./actions.ts";

export function NoteForm({ merchantId }: { merchantId: string }) {
  const t = useTranslations("support.notes");
  const [state, submit] = useActionState(addNoteNow, idle);
  const words = useFormWords(state, "support");
  return (
    <form action={submit} noValidate className="grid gap-3">
      <ErrorSummary messages={words.all} />
      <input type="hidden" name="merchant" value={merchantId} />
      <TextArea
        name="note"
        label={t("note")}
        error={words.of("note")}
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
