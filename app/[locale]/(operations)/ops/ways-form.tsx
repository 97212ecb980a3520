"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import type { ListedMerchant } from "#server/monitoring/list-merchants.ts";
import { setWaysNow } from "./actions.ts";

const names = ["leqi", "baiwang", "package"] as const;

/** Which ways a merchant may use: what they are stands there, changing them is folded away. */
export function WaysForm({ merchant: { id, ways } }: { merchant: Pick<ListedMerchant, "id" | "ways"> }) {
  const t = useTranslations("operations.ways");
  const [state, submit] = useActionState(setWaysNow, idle);
  const words = useFormWords(state, "support");
  return (
    <div className="grid justify-items-start gap-2">
      <span>{ways.map((name) => t(`names.${name}`)).join(t("and"))}</span>
      <details open={state.status === "invalid" || state.status === "refused"}>
        <summary className={`${buttonClass({ look: "quiet", size: "small" })} list-none`}>{t("change")}</summary>
        <form action={submit} className="mt-2 grid max-w-form gap-2">
          {words.all.map(({ message }) => (
            <Callout key={message} kind="danger" live>
              {message}
            </Callout>
          ))}
          <p className="text-ink-soft">{t("text")}</p>
          <input type="hidden" name="merchantId" value={id} />
          {names.map((name) => (
            <Checkbox
              key={`${name} ${ways.join()}`}
              id={`way-${name}-${id}`}
              name="ways"
              value={name}
              label={t(`names.${name}`)}
              hint={t(`carries.${name}`)}
              defaultChecked={ways.includes(name)}
            />
          ))}
          <div>
            <SubmitButton look="secondary" size="small" pendingLabel={t("saving")}>
              {t("save")}
            </SubmitButton>
          </div>
        </form>
      </details>
    </div>
  );
}
