"use client";

import { type ReactNode, useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import type { ButtonLook } from "./button-class.ts";
import { SubmitButton } from "./submit-button.tsx";

export type Act = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  look?: ButtonLook["look"];
  icon?: ReactNode;
  label: string;
  pendingLabel: string;
  /** Beside the button: the way back. */
  children?: ReactNode;
};

type ActFormProps = Act & {
  /** What goes with it, by name. */
  fields: Readonly<Record<string, string>>;
  /** What is said where it comes too late. */
  refused: (code: string) => ReactNode;
};

/** One decision, and one button to make it. */
export function ActForm({ action, fields, refused, look, icon, label, pendingLabel, children }: ActFormProps) {
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid w-full gap-4 mid:w-auto">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.status === "refused" ? refused(state.code) : null}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton look={look} icon={icon} block="phone" pendingLabel={pendingLabel}>
          {label}
        </SubmitButton>
        {children}
      </div>
    </form>
  );
}
