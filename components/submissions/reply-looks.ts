import { type StatusLook, submissionLooks } from "#components/ui/status-tone.ts";
import type { ReplyKind } from "#domain/reply.ts";

/** How an answer looks wherever it is shown: as the state a submission comes to by it. */
export const replyLooks: Record<ReplyKind, StatusLook> = {
  received: submissionLooks.PROCESSING,
  packed: submissionLooks.HELD,
  processing: submissionLooks.PROCESSING,
  accepted: submissionLooks.ACCEPTED,
  rejected: submissionLooks.REJECTED,
  duplicate: submissionLooks.ACCEPTED_EARLIER,
  "result-expired": submissionLooks.UNKNOWN,
  found: submissionLooks.ACCEPTED_EARLIER,
  absent: submissionLooks.CHECKING,
  "told-to-wait": submissionLooks.HELD,
  "refused-us": submissionLooks.HELD,
  "not-sent": submissionLooks.RETRY_WAIT,
  lost: submissionLooks.UNKNOWN,
  "unknown-code": submissionLooks.NEEDS_SUPPORT,
};
