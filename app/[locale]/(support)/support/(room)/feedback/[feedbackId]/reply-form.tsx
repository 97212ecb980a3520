"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Section } from "#components/ui/section.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { replyNow } from "../actions.ts";

/** An answer in writing; a visitor has nowhere to read one. */
export function ReplyForm({ id, visitor }: { id: string; visitor: boolean }) {
  const t = useTranslations("feedback.acts");
  const [state, submit] = useActionState(replyNow, idle);
  const words = useFormWords(state, "feedback", { words: "reply-words" });
  if (visitor) return <p className="max-w-prose text-ink-soft">{t("replyVisitor")}</p>;
  return (
    <Section title={t("reply")} lead={t("replyLead")}>
      <form action={submit} noValidate className="grid max-w-prose gap-4">
        <ErrorSummary key={words.all.map(({ message }) => message).join()} title={t("failed")} messages={words.all} />
        <input type="hidden" name="feedback" value={id} />
        <TextArea
          id="reply-words"
          name="words"
          label={t("replyWords")}
          error={words.of("words")}
          defaultValue={"typed" in state ? state.typed.words : undefined}
          required
        />
        <div>
          <SubmitButton block="phone" pendingLabel={t("replying")}>
            {t("replySubmit")}
          </SubmitButton>
        </div>
      </form>
    </Section>
  );
}
