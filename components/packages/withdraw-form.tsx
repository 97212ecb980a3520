"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RefusalNotice } from "#components/ui/refusal-notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { usePackageProblems } from "./use-package-problems.ts";

type WithdrawFormProps = {
  packageId: string;
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
};

/** The merchant's word that the file never left: without it nothing is taken back. */
export function WithdrawForm({ packageId, action }: WithdrawFormProps) {
  const t = useTranslations("package.withdraw");
  const sentenceOf = usePackageProblems();
  const [state, submit] = useActionState(action, idle);
  const problem = state.status === "invalid" ? state.problems[0] : undefined;
  const message = problem && sentenceOf(problem);
  return (
    <form action={submit} noValidate className="grid gap-4">
      {message ? <ErrorSummary messages={[{ field: "notHandedIn", message }]} /> : null}
      {state.status === "refused" ? (
        <RefusalNotice room="package" code={state.code} look={paths.package(packageId)} />
      ) : null}
      <input type="hidden" name="packageId" value={packageId} />
      <Checkbox name="notHandedIn" value="yes" label={t("confirm")} error={message} required />
      <div>
        <SubmitButton look="danger" block="phone" pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
