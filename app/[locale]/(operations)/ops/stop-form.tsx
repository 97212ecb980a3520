"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { stopNow } from "./actions.ts";

/** The brake: folded away, with what pulling it means and a reason before it is pulled. */
export function StopForm({ connector }: { connector: string }) {
  const t = useTranslations("operations.stop");
  const [state, submit] = useActionState(stopNow, idle);
  const words = useFormWords(state, "support");
  const refused = words.all.find(({ field }) => field !== "reason");
  return (
    <details open={state.status === "invalid" || state.status === "refused"}>
      <summary className={`${buttonClass({ look: "danger" })} list-none`}>{t("title")}</summary>
      <form action={submit} noValidate className="mt-4 grid max-w-form gap-4">
        {refused ? (
          <Callout kind="danger" live>
            {refused.message}
          </Callout>
        ) : null}
        <p className="text-ink-soft">{t("text")}</p>
        <input type="hidden" name="connector" value={connector} />
        <TextInput
          name="reason"
          label={t("reason")}
          hint={t("hint")}
          error={words.of("reason")}
          defaultValue={state.status === "invalid" || state.status === "refused" ? state.typed.reason : ""}
          maxLength={200}
          autoComplete="off"
          required
        />
        <div>
          <SubmitButton look="danger" pendingLabel={t("stopping")}>
            {t("stop")}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
