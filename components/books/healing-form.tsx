"use client";

import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { type Act, ActForm } from "#components/ui/act-form.tsx";
import { RefusalNotice } from "#components/ui/refusal-notice.tsx";

/** Switches it on, or off again. */
export function HealingForm({ action, heals }: Pick<Act, "action"> & { heals: boolean }) {
  const t = useTranslations("books.settings");
  return (
    <ActForm
      action={action}
      fields={{ heals: heals ? "no" : "yes" }}
      look="secondary"
      label={t(heals ? "switchOff" : "switchOn")}
      pendingLabel={t("switching")}
      refused={(code) => <RefusalNotice room="books" code={code} look={paths.settings} />}
    />
  );
}
