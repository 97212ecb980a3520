import { CircleAlert, CircleCheck, CirclePause, Clock, Minus, TriangleAlert } from "lucide-react";
import type { StatusLook } from "#components/ui/status-tone.ts";
import type { CasePriority, CaseState } from "#domain/support-case.ts";

/** Whose turn it is, as the one who looks sees it: what waits for oneself stands out. */
export const caseLooks = {
  merchant: {
    open: { tone: "moving", Icon: Clock },
    asked: { tone: "missing", Icon: CircleAlert },
    closed: { tone: "accepted", Icon: CircleCheck },
  },
  staff: {
    open: { tone: "missing", Icon: Clock },
    asked: { tone: "held", Icon: CirclePause },
    closed: { tone: "accepted", Icon: CircleCheck },
  },
} as const satisfies Record<string, Record<CaseState, StatusLook>>;

export const priorityLooks = {
  urgent: { tone: "returned", Icon: TriangleAlert },
  normal: { tone: "neutral", Icon: Minus },
  low: { tone: "neutral", Icon: Minus },
} as const satisfies Record<CasePriority, StatusLook>;
