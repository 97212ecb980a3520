import { useTranslations } from "next-intl";
import { replyLooks } from "#components/submissions/reply-looks.ts";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { submissionLooks } from "#components/ui/status-tone.ts";
import type { ReplyKind } from "#domain/reply.ts";

/** What a knock was answered. */
export function ReplyTag({ kind }: { kind: ReplyKind | null }) {
  const t = useTranslations("operations.outcomes");
  const pending = useTranslations("transfers.list")("pending");
  return kind === null ? (
    <StatusTag {...submissionLooks.UNKNOWN} label={pending} />
  ) : (
    <StatusTag {...replyLooks[kind]} label={t(kind)} />
  );
}
