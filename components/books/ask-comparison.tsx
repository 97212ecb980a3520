"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { type Act, ActForm } from "#components/ui/act-form.tsx";
import { RefusalNotice } from "#components/ui/refusal-notice.tsx";

/** Asks the bureau for its list now; too soon after the last time, it says so. */
export function AskComparison({ action }: Pick<Act, "action">) {
  const t = useTranslations("books.ask");
  return (
    <ActForm
      action={action}
      fields={{}}
      look="primary"
      icon={<RefreshCw aria-hidden />}
      label={t("submit")}
      pendingLabel={t("pending")}
      refused={(code) => <RefusalNotice room="books" code={code} look={paths.books} />}
    />
  );
}
