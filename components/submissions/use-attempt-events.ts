import { useTranslations } from "next-intl";
import { type StatusLook, submissionLooks } from "#components/ui/status-tone.ts";
import type { ReplyKind } from "#domain/reply.ts";
import type { FoundAttempt, FoundSubmission } from "#server/submissions/find-submission.ts";
import type { TimelineEvent } from "./attempt-timeline.tsx";

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

/** Every knock at the bureau's door with what it answered, the newest first, and our own taking of it at the end. */
export function useAttemptEvents({ attempts, queuedAt }: FoundSubmission): TimelineEvent[] {
  const t = useTranslations("submission.attempts");
  const taken = { key: "queued", at: queuedAt.toISOString(), look: submissionLooks.QUEUED, title: t("queued") };
  return [...attempts.map(event), taken];

  function event(attempt: FoundAttempt): TimelineEvent {
    const kind = attempt.replyKind as ReplyKind | null;
    return {
      key: String(attempt.number),
      at: attempt.startedAt.toISOString(),
      look: kind ? looks[kind] : submissionLooks.SENDING,
      title: t(`knocks.${attempt.knock}`),
      detail: [answerOf(attempt, kind), tookOf(attempt), attempt.late ? t("late") : ""].filter(Boolean).join(" · "),
      times: attempt.times,
    };
  }

  function answerOf({ replyMessage, replyCode }: FoundAttempt, kind: ReplyKind | null): string {
    if (kind === null) return t("replies.pending");
    return t(`replies.${kind}`, { message: replyMessage ?? replyCode ?? "", code: replyCode ?? "" });
  }

  /** Of several equal answers only the last is timed, and that says nothing. */
  function tookOf({ startedAt, endedAt, times }: FoundAttempt): string {
    return endedAt && times === 1 ? t("took", { ms: Math.max(0, endedAt.getTime() - startedAt.getTime()) }) : "";
  }
}
