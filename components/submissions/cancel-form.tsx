"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type CancelFormProps = {
  id: string;
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
};

/** Taking it back, with what that means, one press further away than anything else on the page. */
export function CancelForm({ id, action }: CancelFormProps) {
  const t = useTranslations("submission.cancel");
  const [state, post] = useActionState(action, idle);
  return (
    <details className="group border-t border-line pt-4 print:hidden" open={state.status === "refused"}>
      <summary className="inline-flex min-h-6 list-none items-center gap-1 text-ink-soft hover:text-ink coarse:min-h-11">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {t("title")}
      </summary>
      <form action={post} className="mt-2 grid max-w-prose justify-items-start gap-3">
        {state.status === "refused" ? (
          <Callout kind="warning" live title={t(state.code === "SUBMISSION_ALREADY_SENT" ? "refused" : "failed")} />
        ) : null}
        <p>{t("text")}</p>
        <input type="hidden" name="id" value={id} />
        <SubmitButton look="danger" block="phone" pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </form>
    </details>
  );
}
