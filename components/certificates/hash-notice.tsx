import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";

/** Yes or no, and when; nothing else. */
export function HashNotice({ found }: { found: { receivedAt: Date } | null }) {
  const t = useTranslations("verify.hash");
  if (found === null) {
    return (
      <Callout kind="warning" title={t("absent")} live>
        {t("absentText")}
      </Callout>
    );
  }
  return (
    <Callout kind="success" title={t("found")} live>
      {t.rich("foundText", { when: () => <DateTime at={found.receivedAt} form="long" /> })}
    </Callout>
  );
}
