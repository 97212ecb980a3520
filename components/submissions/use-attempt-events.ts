import { useTranslations } from "next-intl";
import { submissionLooks } from "#components/ui/status-tone.ts";
import type { ReplyKind } from "#domain/reply.ts";
import type { SubmissionState } from "#domain/submission.ts";
import type { FoundAttempt, FoundSubmission } from "#server/submissions/find-submission.ts";
import type { TimelineEvent } from "./attempt-timeline.tsx";
import { replyLooks } from "./reply-looks.ts";

type Attempted = Pick<FoundSubmission, "attempts" | "queuedAt" | "state">;

/** While one of these, the newest knock may still be answered; every other one without an answer was broken off. */
const knockingStates: readonly SubmissionState[] = ["SENDING", "CHECKING", "PROCESSING"];

/** Every knock at the bureau's door with what it answered, the newest first, and our own taking of it at the end. */
export function useAttemptEvents({ attempts, queuedAt, state }: Attempted): TimelineEvent[] {
  const t = useTranslations("submission.attempts");
  const taken = { key: "queued", at: queuedAt.toISOString(), look: submissionLooks.QUEUED, title: t("queued") };
  return [...attempts.map(event), taken];

  function event(attempt: FoundAttempt): TimelineEvent {
    const kind = attempt.replyKind as ReplyKind | null;
    return {
      key: String(attempt.number),
      at: attempt.startedAt.toISOString(),
      look: kind ? replyLooks[kind] : isPending(attempt) ? submissionLooks.SENDING : submissionLooks.UNKNOWN,
      title: kind === "packed" ? t("packed") : t(`knocks.${attempt.knock}`),
      detail: [answerOf(attempt, kind), tookOf(attempt), attempt.late ? t("late") : ""].filter(Boolean).join(" · "),
      times: attempt.times,
    };
  }

  function isPending(attempt: FoundAttempt): boolean {
    return attempt === attempts[0] && knockingStates.includes(state);
  }

  function answerOf(attempt: FoundAttempt, kind: ReplyKind | null): string {
    if (kind === null) return t(isPending(attempt) ? "replies.pending" : "replies.broken-off");
    const { replyMessage, replyCode } = attempt;
    return t(`replies.${kind}`, { message: replyMessage ?? replyCode ?? "", code: replyCode ?? "" });
  }

  /** Of several equal answers only the last is timed, and that says nothing. */
  function tookOf({ startedAt, endedAt, times }: FoundAttempt): string {
    return endedAt && times === 1 ? t("took", { ms: Math.max(0, endedAt.getTime() - startedAt.getTime()) }) : "";
  }
}
