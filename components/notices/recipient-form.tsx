"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { channels, type HouseWant, recipientLocales } from "#domain/recipient.ts";

type RecipientFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  locale: string;
  mailIsSetUp: boolean;
  /** What there is to choose from; nothing where all goes there. */
  wants?: readonly HouseWant[];
};

/** Where else to send notices; what was typed stays when it is refused. */
export function RecipientForm({ action, locale, mailIsSetUp, wants = [] }: RecipientFormProps) {
  const t = useTranslations("notices.settings");
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, "notices");
  const typed = state.status === "invalid" || state.status === "refused" ? state.typed : {};
  return (
    <details className="group" open={words.all.length > 0}>
      <summary className="inline-flex min-h-6 list-none items-center gap-1 font-medium text-accent-ink coarse:min-h-11">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {t("add.title")}
      </summary>
      <form action={submit} noValidate className="mt-3 grid max-w-form gap-4">
        <ErrorSummary key={words.all.map(({ message }) => message).join()} messages={words.all} />
        <RadioGroup
          name="channel"
          label={t("add.channel")}
          defaultValue={typed.channel ?? channels[0]}
          choices={channels.map((channel) => ({
            value: channel,
            label: t(`channels.${channel}`),
            hint: channel === "mail" && !mailIsSetUp ? t("mailNotSetUp") : undefined,
          }))}
        />
        {wants.length > 0 ? (
          <RadioGroup
            name="wants"
            label={t("add.wants")}
            defaultValue={typed.wants ?? wants[0]}
            choices={wants.map((want) => ({ value: want, label: t(`wants.${want}`) }))}
          />
        ) : null}
        <TextInput
          name="address"
          label={t("add.address")}
          hint={t("add.hint")}
          error={words.of("address")}
          defaultValue={typed.address ?? ""}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={500}
          required
        />
        <Select
          id="recipient-locale"
          name="locale"
          label={t("add.locale")}
          required
          defaultValue={typed.locale ?? locale}
          choices={recipientLocales.map((one) => ({ value: one, label: t(`locales.${one}`) }))}
        />
        <div>
          <SubmitButton look="secondary" block="phone" pendingLabel={t("add.pending")}>
            {t("add.submit")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
