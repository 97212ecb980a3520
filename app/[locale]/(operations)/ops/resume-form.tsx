"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { resumeNow } from "./actions.ts";

export function ResumeForm({ connector }: { connector: string }) {
  const t = useTranslations("operations.resume");
  const [state, submit] = useActionState(resumeNow, idle);
  const [refused] = useFormWords(state, "support").all;
  return (
    <form action={submit} className="grid max-w-form gap-3">
      {refused ? (
        <Callout kind="danger" live>
          {refused.message}
        </Callout>
      ) : null}
      <p className="text-ink-soft">{t("text")}</p>
      <input type="hidden" name="connector" value={connector} />
      <div>
        <SubmitButton icon={<Play aria-hidden />} pendingLabel={t("resuming")}>
          {t("resume")}
        </SubmitButton>
      </div>
    </form>
  );
}
