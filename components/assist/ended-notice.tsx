import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { clock } from "#components/ui/date-text.ts";
import type { AssistEnding } from "#domain/assist.ts";

/** It is over: by whom, and what is possible now. */
export function EndedNotice({ ended: { at, as } }: { ended: { at: Date; as: AssistEnding } }) {
  const t = useTranslations("assist");
  return (
    <Callout
      kind="warning"
      title={t("desk.over", { when: clock(at), why: t(`endings.${as}`) })}
      action={
        <ButtonLink href={paths.supportAssist} block="phone">
          {t("desk.again")}
        </ButtonLink>
      }
    >
      {t("desk.overText")}
    </Callout>
  );
}
