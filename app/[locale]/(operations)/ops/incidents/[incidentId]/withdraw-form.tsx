"use client";

import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/act-form.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Callout } from "#components/ui/callout.tsx";
import { withdrawNow } from "../actions.ts";

/** Folded away, with what it means before it is done. */
export function WithdrawForm({ incidentId }: { incidentId: string }) {
  const t = useTranslations("incidents");
  const refused = (code: string) => (
    <Callout kind="danger" live>
      {code === "INCIDENT_WITHDRAWN" ? t("refusals.INCIDENT_WITHDRAWN") : t("refusals.other")}
    </Callout>
  );
  return (
    <details>
      <summary className={`${buttonClass({ look: "danger" })} list-none`}>{t("ops.withdraw.title")}</summary>
      <div className="mt-4 grid max-w-prose gap-4">
        <p className="text-ink-soft">{t("ops.withdraw.text")}</p>
        <ActForm
          action={withdrawNow}
          fields={{ incidentId }}
          look="danger"
          label={t("ops.withdraw.submit")}
          pendingLabel={t("ops.withdraw.pending")}
          refused={refused}
        />
      </div>
    </details>
  );
}
