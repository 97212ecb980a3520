import { getTranslations } from "next-intl/server";
import { BatchCounters } from "#components/batches/batch-counters.tsx";
import { BatchProgress } from "#components/batches/batch-progress.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { FoundBatch } from "#server/batches/find-batch.ts";

/** How far a batch is while something moves; what it came to when nothing does. */
export async function BatchStanding({ batch: { id, state, readTo, counters, promisedBy } }: { batch: FoundBatch }) {
  const t = await getTranslations("batch.actions");
  const href = paths.batch(id);
  if (state === "FAILED" || state === "CANCELLED") return null;
  if (state !== "PARSING" && state !== "RUNNING") {
    return counters.total > 0 ? <BatchCounters counters={counters} href={href} /> : null;
  }
  return (
    <div className="grid gap-3">
      <ClientMessages rooms={["batch"]}>
        <BatchProgress
          batchId={id}
          href={href}
          first={{ state, readTo, counters: state === "RUNNING" ? counters : null, promisedBy }}
        />
      </ClientMessages>
      <noscript>
        <p>
          <TextLink href={href}>{t("refresh")}</TextLink>
        </p>
      </noscript>
    </div>
  );
}
