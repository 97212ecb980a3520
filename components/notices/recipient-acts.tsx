"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type Action = (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
type RecipientActsProps = { id: string; shown: string; test: Action; remove: Action };

/** Trying an address out, and stopping it. */
export function RecipientActs({ id, shown, test, remove }: RecipientActsProps) {
  const t = useTranslations("notices.settings");
  const [tested, sendTest] = useActionState(test, idle);
  const [removed, stop] = useActionState(remove, idle);
  const words = [...useFormWords(tested, "notices").all, ...useFormWords(removed, "notices").all];
  return (
    <div className="grid gap-2 mid:justify-items-end">
      <div className="grid grid-cols-2 gap-2 mid:flex">
        <form action={sendTest}>
          <input type="hidden" name="recipient" value={id} />
          <SubmitButton look="secondary" size="small" block="phone">
            {t("test")}
            <span className="sr-only"> {shown}</span>
          </SubmitButton>
        </form>
        <form action={stop}>
          <input type="hidden" name="recipient" value={id} />
          <SubmitButton look="danger" size="small" block="phone">
            {t("remove")}
            <span className="sr-only"> {shown}</span>
          </SubmitButton>
        </form>
      </div>
      {words.map(({ message }) => (
        <p key={message} role="alert" className="text-returned">
          {message}
        </p>
      ))}
    </div>
  );
}
