"use client";

import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import type { ButtonLook } from "#components/ui/button-class.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { AssistAction } from "./assist-action.ts";

type AssistFormProps = {
  action: AssistAction;
  /** Which mark it is about. */
  mark?: string;
  look?: ButtonLook["look"];
  label: string;
  pendingLabel?: string;
  /** At once, without waiting for the answer. */
  onSubmit?: () => void;
};

/** One word of the merchant's, said where they are: nothing that was typed on the page is lost by it. */
export function AssistForm({ action, mark, look = "secondary", label, pendingLabel, onSubmit }: AssistFormProps) {
  const [, submit] = useActionState(action, idle);
  return (
    <form action={submit} onSubmit={onSubmit}>
      {mark === undefined ? null : <input type="hidden" name="mark" value={mark} />}
      <SubmitButton look={look} size="small" pendingLabel={pendingLabel}>
        {label}
      </SubmitButton>
    </form>
  );
}
