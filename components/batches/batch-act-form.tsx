"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import type { ButtonLook } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Messages } from "#i18n/messages.ts";

type BatchActFormProps = {
  batchId: string;
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  look?: ButtonLook["look"];
  icon?: ReactNode;
  label: string;
  pendingLabel: string;
  /** Beside the button: the way back. */
  children?: ReactNode;
};

/** One decision about a batch. Where it comes too late, it says so and leads to how the batch stands now. */
export function BatchActForm({ batchId, action, look, icon, label, pendingLabel, children }: BatchActFormProps) {
  const t = useTranslations("batch.refusals");
  const [state, submit] = useActionState(action, idle);
  const code = state.status === "refused" && t.has(state.code as Code) ? (state.code as Code) : "other";
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="batchId" value={batchId} />
      {state.status === "refused" ? (
        <Callout kind="danger" live title={t(`${code}`)}>
          <TextLink href={code === "SIGNED_OUT" ? paths.signIn : paths.batch(batchId)}>
            {code === "SIGNED_OUT" ? t("signIn") : t("look")}
          </TextLink>
        </Callout>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton look={look} icon={icon} block="phone" pendingLabel={pendingLabel}>
          {label}
        </SubmitButton>
        {children}
      </div>
    </form>
  );
}

type Code = keyof Messages["batch"]["refusals"];
