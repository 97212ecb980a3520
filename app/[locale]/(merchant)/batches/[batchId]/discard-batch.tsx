import { getTranslations } from "next-intl/server";
import { BatchActForm } from "#components/batches/batch-act-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { discardNow } from "./actions.ts";

/** Out of the way, and asked twice; without a script, too. */
export async function DiscardBatch({ batchId }: { batchId: string }) {
  const t = await getTranslations("batch");
  return (
    <details className="border-t border-line pt-4 print:hidden">
      <summary className="inline-flex min-h-6 items-center rounded-sm text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink coarse:min-h-11">
        {t("actions.discard")}
      </summary>
      <div className="mt-3 grid gap-3">
        <p>{t("discard.text")}</p>
        <ClientMessages rooms={["batch"]}>
          <BatchActForm
            batchId={batchId}
            action={discardNow}
            look="danger"
            label={t("discard.submit")}
            pendingLabel={t("discard.pending")}
          />
        </ClientMessages>
      </div>
    </details>
  );
}
