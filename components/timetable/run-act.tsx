"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type RunActProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  what: "run" | "cancel";
  /** The appointment to run, or the run to cancel. */
  subject: string;
  /** Of which task, for whoever hears the button alone. */
  task: string;
};

export function RunAct({ action, what, subject, task }: RunActProps) {
  const t = useTranslations("timetable");
  const [state, submit] = useActionState(action, idle);
  const refused = state.status === "refused" ? codeOf(state.code) : null;
  return (
    <form action={submit} className="grid gap-2">
      <input type="hidden" name="subject" value={subject} />
      {refused ? (
        <Callout kind="danger" live title={t(`refusals.${refused}.title`)}>
          <p>{t(`refusals.${refused}.text`)}</p>
        </Callout>
      ) : null}
      <div>
        <SubmitButton
          look={what === "run" ? "secondary" : "danger"}
          size="small"
          block="phone"
          pendingLabel={what === "run" ? t("run.pending") : t("cancel.pending")}
        >
          {what === "run" ? t("run.submit") : t("cancel.submit")}
          <span className="sr-only"> {task}</span>
        </SubmitButton>
      </div>
    </form>
  );
}

const codes = ["APPOINTMENT", "RUN_UNDER_WAY", "RUN_ENDED"] as const;

function codeOf(code: string): (typeof codes)[number] | "other" {
  return codes.find((one) => one === code) ?? "other";
}
