"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import type { NamedMerchant } from "#server/support/find-merchant.ts";
import { openViewNow } from "./actions.ts";

type ReasonFormProps = { merchant: NamedMerchant; next: string };

export function ReasonForm({ merchant, next }: ReasonFormProps) {
  const t = useTranslations("support.door");
  const [state, submit] = useActionState(openViewNow, idle);
  const words = useFormWords(state, "support");
  return (
    <form action={submit} noValidate className="grid max-w-prose gap-6">
      <ErrorSummary messages={words.all} />
      <DescriptionList>
        <Fact name={t("merchant")}>{merchant.name}</Fact>
        <Fact name={t("taxpayerId")}>
          <span className="figures">{merchant.taxpayerId}</span>
        </Fact>
      </DescriptionList>
      <input type="hidden" name="merchant" value={merchant.id} />
      <input type="hidden" name="next" value={next} />
      <TextInput
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        error={words.of("reason")}
        defaultValue={state.status === "invalid" || state.status === "refused" ? state.typed.reason : ""}
        maxLength={200}
        autoComplete="off"
        required
      />
      <div>
        <SubmitButton block="phone" pendingLabel={t("opening")}>
          {t("open")}
        </SubmitButton>
      </div>
    </form>
  );
}
