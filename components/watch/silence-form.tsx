"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type SilenceFormProps = {
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  alert: string;
  title: string;
  hours: readonly number[];
};

/** Folded away: for how long nobody is to be written to about this one. */
export function SilenceForm({ action, alert, title, hours }: SilenceFormProps) {
  const t = useTranslations("watch.alerts.silence");
  const [state, submit] = useActionState(action, idle);
  return (
    <details open={state.status === "refused"}>
      <summary className={`${buttonClass({ size: "small" })} list-none`}>
        {t("title")}
        <span className="sr-only"> {title}</span>
      </summary>
      <form action={submit} className="mt-3 grid max-w-form gap-3">
        {state.status === "refused" ? (
          <p role="alert" className="text-returned">
            {t("over")}
          </p>
        ) : null}
        <p className="text-ink-soft">{t("text")}</p>
        <input type="hidden" name="alert" value={alert} />
        <Select
          id={`silence-${alert}`}
          name="hours"
          label={t("hours")}
          defaultValue="4"
          required
          choices={hours.map((count) => ({ value: String(count), label: t("choice", { hours: count }) }))}
        />
        <div>
          <SubmitButton look="secondary" pendingLabel={t("pending")}>
            {t("submit")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
