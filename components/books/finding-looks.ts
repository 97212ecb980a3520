import { CircleEqual, FileQuestionMark } from "lucide-react";
import { type StatusLook, standingLooks } from "#components/ui/status-tone.ts";
import type { Finding } from "#domain/reconciliation.ts";

export const findingLooks = {
  "missing-there": standingLooks.MISSING,
  differs: standingLooks.DIFFERS,
  "missing-here": { tone: "unknown", Icon: FileQuestionMark },
  "on-its-way": standingLooks.UPLOADING,
  "within-lag": standingLooks.NOT_YET_DUE,
  explained: standingLooks.EXPLAINED,
  tolerated: { tone: "accepted", Icon: CircleEqual },
  matched: standingLooks.AT_BUREAU,
} as const satisfies Record<Finding, StatusLook>;
