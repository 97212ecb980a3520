"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type DecisionFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  fields: Readonly<Record<string, string>>;
  label: string;
  pendingLabel: string;
  /** Read out behind the label: which post it is about. */
  about?: string;
  /** A button that stands beside others. */
  quiet?: boolean;
  children?: ReactNode;
};

/** One act on one post, with what it needs; said here where it comes too late. */
export function DecisionForm({ action, fields, label, pendingLabel, about, quiet, children }: DecisionFormProps) {
  const [state, submit] = useActionState(action, idle);
  const [said] = useFormWords(state, "board").all;
  const t = useTranslations("board.question");
  return (
    <form action={submit} noValidate className="grid gap-3">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {said ? <Callout kind="danger" live title={said.message} /> : null}
      {children}
      <div>
        <SubmitButton size="small" look={quiet ? "secondary" : "primary"} pendingLabel={pendingLabel}>
          {label}
          {about ? <span className="sr-only">{t("by", { name: about })}</span> : null}
        </SubmitButton>
      </div>
    </form>
  );
}
