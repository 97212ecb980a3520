"use client";

import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ActionState } from "#components/action-state.ts";
import { ActForm } from "#components/ui/act-form.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { Messages } from "#i18n/messages.ts";

type PracticeAction = (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;

/** The way in, or back in. */
export function OpenPracticeForm({ action, begun }: { action: PracticeAction; begun: boolean }) {
  const t = useTranslations("training.practice");
  return (
    <ActForm
      action={action}
      fields={{}}
      refused={(code) => <RefusedPractice code={code} />}
      icon={<FlaskConical aria-hidden />}
      label={t(begun ? "goOn" : "open")}
      pendingLabel={t("pending")}
    />
  );
}

export function ResetPracticeForm({ action }: { action: PracticeAction }) {
  const t = useTranslations("training.practice");
  return (
    <ActForm
      action={action}
      fields={{}}
      refused={(code) => <RefusedPractice code={code} />}
      look="secondary"
      label={t("reset")}
      pendingLabel={t("resetPending")}
    />
  );
}

function RefusedPractice({ code }: { code: string }) {
  const t = useTranslations("training.refusals");
  return <Callout kind="danger" live title={t(t.has(code as Code) ? (code as Code) : "other")} />;
}

type Code = keyof Messages["training"]["refusals"];
