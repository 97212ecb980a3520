"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type LiftFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  alert: string;
  title: string;
};

/** Letters about this one again. */
export function LiftForm({ action, alert, title }: LiftFormProps) {
  const t = useTranslations("watch.alerts.silence");
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="grid gap-2">
      {state.status === "refused" ? (
        <p role="alert" className="text-returned">
          {t("over")}
        </p>
      ) : null}
      <input type="hidden" name="alert" value={alert} />
      <input type="hidden" name="hours" value="0" />
      <SubmitButton look="secondary" size="small" pendingLabel={t("lifting")}>
        {t("lift")}
        <span className="sr-only"> {title}</span>
      </SubmitButton>
    </form>
  );
}
