"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { settleNow } from "./actions.ts";

/** The merchant's own word that nothing is left to do. */
export function SettleForm({ id, seen }: { id: string; seen: string }) {
  const t = useTranslations("cases.own");
  const [state, submit] = useActionState(settleNow, idle);
  const words = useFormWords(state, "cases");
  return (
    <form action={submit} className="grid max-w-prose gap-3">
      <ErrorSummary key={words.all.length} messages={words.all} />
      <input type="hidden" name="case" value={id} />
      <input type="hidden" name="seen" value={seen} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton look="secondary" block="phone" icon={<CircleCheck aria-hidden />} pendingLabel={t("settling")}>
          {t("settle")}
        </SubmitButton>
        <span className="text-ink-soft">{t("settleLead")}</span>
      </div>
    </form>
  );
}
