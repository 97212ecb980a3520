import { closeBatches } from "#server/batches/close-batches.ts";
import { expandBatch } from "#server/batches/expand-batch.ts";
import { queueRows } from "#server/batches/queue-rows.ts";
import { systemContext } from "#server/context.ts";
import { tellIncident } from "#server/incidents/tell-incident.ts";
import { importFile } from "#server/ledger/import-file.ts";
import { sendLetters } from "#server/notices/send-letters.ts";
import { closePackages } from "#server/packages/close-packages.ts";
import type { JobName, Jobs } from "#server/queue/queue.ts";
import { compareBooks } from "#server/reconciliation/compare-books.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";

type Handlers = { readonly [Name in JobName]: (job: Jobs[Name], clock: () => Date) => Promise<unknown> };

/** Which verb answers which bell. Closed by type: a job without a handler does not compile. */
export const handlers: Handlers = {
  "expand-batch": ({ merchantId, batchId }, clock) =>
    expandBatch(systemContext(merchantId, "expand-batch"), BigInt(batchId), clock),
  "submit-batch": ({ merchantId, batchId }, clock) =>
    queueRows(systemContext(merchantId, "submit-batch"), BigInt(batchId), clock),
  "send-due": ({ merchantId }, clock) => settling(merchantId, "send-due", sendDue, clock),
  "poll-due": ({ merchantId }, clock) => settling(merchantId, "poll-due", pollDue, clock),
  "check-due": ({ merchantId }, clock) => settling(merchantId, "check-due", checkDue, clock),
  "compare-books": ({ merchantId, span }, clock) =>
    compareBooks(systemContext(merchantId, "compare-books"), clock, span),
  "import-ledger": ({ merchantId, importId }, clock) =>
    importFile(systemContext(merchantId, "import-ledger"), BigInt(importId), clock),
  "send-letters": ({ merchantId }, clock) => sendLetters(systemContext(merchantId, "send-letters"), clock),
  "tell-incident": ({ incidentId, updateId }, clock) =>
    tellIncident(BigInt(incidentId), updateId === null ? null : BigInt(updateId), clock()),
};

/** Whatever settles submissions may have brought a batch or a package to its end. */
async function settling(merchantId: string, as: JobName, verb: typeof sendDue, clock: () => Date): Promise<void> {
  const context = systemContext(merchantId, as);
  await verb(context, clock);
  await closeBatches(context, clock());
  await closePackages(context, clock());
}
