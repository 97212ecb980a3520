import { Angry, Frown, Laugh, Meh, Smile } from "lucide-react";
import type { StatusLook } from "#components/ui/status-tone.ts";
import type { Grade } from "#domain/feedback.ts";

export const gradeLooks = {
  5: { tone: "accepted", Icon: Laugh },
  4: { tone: "accepted", Icon: Smile },
  3: { tone: "neutral", Icon: Meh },
  2: { tone: "missing", Icon: Frown },
  1: { tone: "returned", Icon: Angry },
} as const satisfies Record<Grade, StatusLook>;
