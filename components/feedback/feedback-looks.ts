import { CircleCheck, Clock, Headset, NotebookPen } from "lucide-react";
import type { StatusLook } from "#components/ui/status-tone.ts";
import type { FeedbackState } from "#domain/feedback.ts";

export const feedbackLooks = {
  kept: { tone: "neutral", Icon: NotebookPen },
  open: { tone: "missing", Icon: Clock },
  taken: { tone: "moving", Icon: Headset },
  closed: { tone: "accepted", Icon: CircleCheck },
} as const satisfies Record<FeedbackState, StatusLook>;
