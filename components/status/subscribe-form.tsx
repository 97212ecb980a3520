"use client";

import { useLocale, useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type SubscribeFormProps = { action: (before: ActionState<object>, form: FormData) => Promise<ActionState<object>> };

/** One address; what comes of it is said in a mail, and here always the same. */
export function SubscribeForm({ action }: SubscribeFormProps) {
  const t = useTranslations("status.subscribe");
  const locale = useLocale();
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, "status");
  const refused = words.all.find(({ field }) => field !== "address");
  if (state.status === "done")
    return (
      <Callout kind="success" live>
        {t("done")}
      </Callout>
    );
  return (
    <form action={submit} noValidate className="grid max-w-form gap-4">
      {refused ? (
        <Callout kind="danger" live title={t("failed")}>
          {refused.message}
        </Callout>
      ) : null}
      <input type="hidden" name="locale" value={locale} />
      <TextInput
        name="address"
        type="email"
        label={t("label")}
        hint={t("hint")}
        error={words.of("address")}
        defaultValue={"typed" in state ? state.typed.address : ""}
        autoComplete="email"
        maxLength={254}
        required
      />
      <div>
        <SubmitButton look="secondary" block="phone" pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
