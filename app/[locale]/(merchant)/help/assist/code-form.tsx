"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { clock } from "#components/ui/date-text.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { groupedCode } from "#domain/assist.ts";
import { giveCodeNow, withdrawNow } from "./actions.ts";

/** Pressing the button is the consent; the digits come with its answer and are not shown a second time. */
export function CodeForm() {
  const t = useTranslations("assist.code");
  const [state, submit] = useActionState(giveCodeNow, idle);
  const words = useFormWords(state, "assist");
  return (
    <div className="grid gap-4">
      <ErrorSummary messages={words.all} />
      {state.status === "done" ? <ShownCode code={state.code} until={clock(new Date(state.expiresAt))} /> : null}
      <div className="flex flex-wrap gap-3">
        <form action={submit} className="w-full mid:w-auto">
          <SubmitButton
            look={state.status === "done" ? "secondary" : "primary"}
            size={state.status === "done" ? "normal" : "large"}
            block="phone"
            pendingLabel={t("giving")}
          >
            {state.status === "done" ? t("another") : t("give")}
          </SubmitButton>
        </form>
        {state.status === "done" ? (
          <form action={withdrawNow} className="w-full mid:w-auto">
            <SubmitButton look="secondary" block="phone">
              {t("withdraw")}
            </SubmitButton>
          </form>
        ) : null}
      </div>
    </div>
  );
}

function ShownCode({ code, until }: { code: string; until: string }) {
  const t = useTranslations("assist.code");
  return (
    <div
      role="status"
      className="grid justify-items-center gap-2 rounded-lg border border-accent-line bg-accent-soft px-4 py-6"
    >
      <p className="text-ink-soft">{t("title")}</p>
      <p
        data-assist-code
        className="figures text-[2.75rem] leading-none font-semibold tracking-[0.12em] text-accent-ink select-all"
      >
        {groupedCode(code)}
      </p>
      <p className="text-center">{t("until", { until })}</p>
      <p className="max-w-prose text-center text-ink-soft">{t("once")}</p>
    </div>
  );
}
