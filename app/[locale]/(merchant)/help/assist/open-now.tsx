import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { clock } from "#components/ui/date-text.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { withdrawNow } from "./actions.ts";

/** Somebody is there: who, and the consent to be taken back. */
export function OpenNow({ by, since }: { by: string; since: string }) {
  const t = useTranslations("assist.open");
  return (
    <Callout
      title={t("title", { by, since: clock(new Date(since)) })}
      action={
        <form action={withdrawNow} className="w-full mid:w-auto">
          <SubmitButton look="danger" block="phone">
            {t("withdraw")}
          </SubmitButton>
        </form>
      }
    >
      {t("text")}
    </Callout>
  );
}
