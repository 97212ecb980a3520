"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RefusalNotice } from "#components/ui/refusal-notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { usePackageProblems } from "./use-package-problems.ts";

type HandInFormProps = {
  packageId: string;
  /** Today in Beijing, which it mostly is. */
  today: string;
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
};

/** The merchant's word that it lies with the bureau, with the number that proves it. */
export function HandInForm({ packageId, today, action }: HandInFormProps) {
  const t = useTranslations("package.handIn");
  const sentenceOf = usePackageProblems();
  const [state, submit] = useActionState(action, idle);
  const typed = state.status === "invalid" || state.status === "refused" ? state.typed : {};
  const messages =
    state.status === "invalid"
      ? state.problems.map((problem) => ({ field: problem.field, message: sentenceOf(problem) }))
      : [];
  const errorAt = (field: string) => messages.find((message) => message.field === field)?.message;
  return (
    <Section title={t("title")} lead={t("lead")}>
      <form action={submit} noValidate className="grid max-w-form gap-5">
        <ErrorSummary key={JSON.stringify(typed)} messages={messages} />
        {state.status === "refused" ? (
          <RefusalNotice room="package" code={state.code} look={paths.package(packageId)} />
        ) : null}
        <input type="hidden" name="packageId" value={packageId} />
        <TextInput
          name="on"
          type="date"
          label={t("on")}
          hint={t("onHint")}
          error={errorAt("on")}
          defaultValue={typed.on ?? today}
          max={today}
          width={12}
          required
        />
        <TextInput
          name="bureauNumber"
          label={t("number")}
          hint={t("hint")}
          error={errorAt("bureauNumber")}
          defaultValue={typed.bureauNumber ?? ""}
          maxLength={40}
          autoComplete="off"
          width={28}
          required
        />
        <div>
          <SubmitButton block="phone" pendingLabel={t("pending")}>
            {t("submit")}
          </SubmitButton>
        </div>
      </form>
    </Section>
  );
}
