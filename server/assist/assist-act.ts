import type { AuditAct } from "#server/audit.ts";

/** What was done in a session, for both chains; `list-acts.ts` reads them back. */
export const assistActions = [
  "assist.joined",
  "assist.page-read",
  "assist.pointed",
  "assist.led",
  "assist.mark-seen",
  "assist.pinned",
  "assist.pin-done",
  "assist.pin-removed",
  "assist.prepared",
  "assist.correction-accepted",
  "assist.correction-declined",
  "assist.correction-removed",
  "assist.ended",
] as const;
export type AssistAction = (typeof assistActions)[number];

export function assistAct(action: AssistAction, assistId: bigint, facts: AuditAct["facts"] = {}): AuditAct {
  return { action, subjectKind: "assist", subjects: [String(assistId)], facts };
}
