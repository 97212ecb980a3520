"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type StartTestFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  course: string;
  again: boolean;
};

export function StartTestForm({ action, course, again }: StartTestFormProps) {
  const t = useTranslations("training.course");
  const [state, submit] = useActionState(action, idle);
  const [refused] = useFormWords(state, "training").all;
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="course" value={course} />
      {refused ? <Callout kind="danger" live title={refused.message} /> : null}
      <div>
        <SubmitButton block="phone" pendingLabel={t("starting")}>
          {t(again ? "again" : "start")}
        </SubmitButton>
      </div>
    </form>
  );
}
