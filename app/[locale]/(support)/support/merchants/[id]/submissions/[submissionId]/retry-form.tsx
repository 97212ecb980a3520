"use client";

import { SearchCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { retryNow } from "../../actions.ts";

/** Lets a submission go on that was given to support: the bureau is asked first, and the page says so. */
export function RetryForm({ merchantId, submissionId }: { merchantId: string; submissionId: string }) {
  const t = useTranslations("support.retry");
  const [state, submit] = useActionState(retryNow, idle);
  const [refused] = useFormWords(state, "support").all;
  return (
    <form action={submit} className="grid max-w-prose gap-3">
      {refused ? (
        <Callout kind="danger" live>
          {refused.message}
        </Callout>
      ) : null}
      <h2 className="text-base">{t("title")}</h2>
      <p className="text-ink-soft">{t("text")}</p>
      <input type="hidden" name="merchant" value={merchantId} />
      <input type="hidden" name="submission" value={submissionId} />
      <div>
        <SubmitButton block="phone" icon={<SearchCheck aria-hidden />} pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
