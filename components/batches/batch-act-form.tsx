"use client";

import { paths } from "#components/paths.ts";
import { type Act, ActForm } from "#components/ui/act-form.tsx";
import { RefusalNotice } from "#components/ui/refusal-notice.tsx";

/** One decision about a batch. Where it comes too late, it says so and leads to how the batch stands now. */
export function BatchActForm({ batchId, ...act }: Act & { batchId: string }) {
  return (
    <ActForm
      {...act}
      fields={{ batchId }}
      refused={(code) => <RefusalNotice room="batch" code={code} look={paths.batch(batchId)} />}
    />
  );
}
