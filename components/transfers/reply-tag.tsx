import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { type StatusLook, submissionLooks } from "#components/ui/status-tone.ts";
import type { ReplyKind } from "#domain/reply.ts";

const looks: Record<ReplyKind, StatusLook> = {
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

/** What a knock was answered. */
export function ReplyTag({ kind }: { kind: ReplyKind | null }) {
  const t = useTranslations("operations.outcomes");
  const pending = useTranslations("transfers.list")("pending");
  return kind === null ? (
    <StatusTag {...submissionLooks.UNKNOWN} label={pending} />
  ) : (
    <StatusTag {...looks[kind]} label={t(kind)} />
  );
}
