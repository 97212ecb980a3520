"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { longestMessage, messageKinds } from "#domain/feedback.ts";
import { sendMessageNow } from "./actions.ts";

/** What it is about, which page (by itself), how to reach one. What was typed stays when it is refused. */
export function MessageForm({ from }: { from: string }) {
  const t = useTranslations("feedback.help");
  const kinds = useTranslations("feedback.kinds");
  const [state, submit] = useActionState(sendMessageNow, idle);
  const words = useFormWords(state, "feedback");
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid max-w-prose gap-5">
      <ErrorSummary key={words.all.map((one) => one.message).join()} title={t("failed")} messages={words.all} />
      <div key={JSON.stringify(typed)} className="grid gap-5">
        <RadioGroup
          name="kind"
          label={t("kind")}
          defaultValue={typed.kind ?? messageKinds[0]}
          choices={messageKinds.map((kind) => ({ value: kind, label: kinds(kind), hint: t(`${kind}Hint`) }))}
        />
        <TextArea
          name="words"
          label={t("words")}
          hint={t("wordsHint", { longest: longestMessage })}
          error={words.of("words")}
          defaultValue={typed.words}
          rows={5}
          required
        />
        {from === "" ? null : (
          <div>
            <p className="font-medium">{t("about")}</p>
            <p className="figures break-all">{from}</p>
            <p className="text-ink-soft">{t("aboutHint")}</p>
            <input type="hidden" name="from" value={from} />
          </div>
        )}
        <TextInput
          name="phone"
          type="tel"
          label={t("phone")}
          hint={t("phoneHint")}
          error={words.of("phone")}
          defaultValue={typed.phone}
          autoComplete="tel"
          maxLength={40}
        />
      </div>
      <div>
        <SubmitButton block="phone" pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
