import { getTranslations } from "next-intl/server";
import { BatchActForm } from "#components/batches/batch-act-form.tsx";
import { WithdrawForm } from "#components/batches/withdraw-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { withdrawNow } from "./actions.ts";

/** The few seconds in which a submitted batch can be taken back: counted down, or as a plain form with the time. */
export async function WithdrawNotice({ batchId, releaseAt }: { batchId: string; releaseAt: Date }) {
  const t = await getTranslations("grid.withdraw");
  const left = Math.max(0, releaseAt.getTime() - Date.now());
  const time = new Intl.DateTimeFormat("zh-CN", { timeStyle: "medium", timeZone: "Asia/Shanghai" }).format(releaseAt);
  return (
    <ClientMessages rooms={["batch", "grid"]}>
      <div className="needs-script empty:hidden">
        <WithdrawForm key={releaseAt.getTime()} batchId={batchId} action={withdrawNow} leftMs={left} />
      </div>
      <noscript>
        <Callout title={t("title")}>
          <div className="grid gap-3">
            <p>{t("textWithout", { time })}</p>
            <BatchActForm batchId={batchId} action={withdrawNow} label={t("label")} pendingLabel={t("pending")} />
          </div>
        </Callout>
      </noscript>
    </ClientMessages>
  );
}
