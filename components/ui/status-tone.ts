import {
  CalendarX2,
  CheckCheck,
  CircleAlert,
  CircleArrowUp,
  CircleCheck,
  CircleEllipsis,
  CirclePause,
  CircleQuestionMark,
  CircleX,
  Clock,
  Copy,
  CornerDownRight,
  EqualNot,
  FileCheck,
  FilePenLine,
  Headset,
  ListChecks,
  LoaderCircle,
  type LucideIcon,
  Minus,
  NotebookPen,
  RotateCw,
  Search,
  Send,
  Trash2,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import type { BatchCounters, BatchState, RowOutcome } from "#domain/batch.ts";
import type { Standing } from "#domain/standing.ts";
import type { SubmissionState } from "#domain/submission.ts";

/** The closed set of state colours. Colour never speaks alone: an icon and a word always stand with it. */
export type Tone = "missing" | "moving" | "accepted" | "returned" | "unknown" | "held" | "neutral";

export type StatusLook = { readonly tone: Tone; readonly Icon: LucideIcon };

export const standingLooks = {
  NOT_YET_DUE: { tone: "neutral", Icon: Clock },
  MISSING: { tone: "missing", Icon: CircleAlert },
  UPLOADING: { tone: "moving", Icon: CircleArrowUp },
  AT_BUREAU: { tone: "accepted", Icon: CircleCheck },
  CONFIRMED_IN_PERIOD: { tone: "accepted", Icon: CheckCheck },
  DIFFERS: { tone: "returned", Icon: EqualNot },
  EXPLAINED: { tone: "neutral", Icon: NotebookPen },
  TOO_LATE_REISSUE: { tone: "returned", Icon: CalendarX2 },
} as const satisfies Record<Standing, StatusLook>;

export const submissionLooks = {
  QUEUED: { tone: "moving", Icon: Clock },
  HELD: { tone: "held", Icon: CirclePause },
  CHECKING: { tone: "moving", Icon: Search },
  SENDING: { tone: "moving", Icon: Send },
  PROCESSING: { tone: "moving", Icon: CircleEllipsis },
  UNKNOWN: { tone: "unknown", Icon: CircleQuestionMark },
  ACCEPTED: { tone: "accepted", Icon: CircleCheck },
  ACCEPTED_WITH_WARNINGS: { tone: "accepted", Icon: CircleCheck },
  ACCEPTED_EARLIER: { tone: "accepted", Icon: CheckCheck },
  CONFLICT: { tone: "returned", Icon: EqualNot },
  REJECTED: { tone: "returned", Icon: CircleX },
  RETRY_WAIT: { tone: "held", Icon: RotateCw },
  NEEDS_SUPPORT: { tone: "unknown", Icon: Headset },
  CANCELLED: { tone: "neutral", Icon: Undo2 },
  EXPIRED_REISSUE: { tone: "returned", Icon: CalendarX2 },
} as const satisfies Record<SubmissionState, StatusLook>;

export const batchLooks = {
  PARSING: { tone: "moving", Icon: LoaderCircle },
  REVIEW: { tone: "missing", Icon: ListChecks },
  RUNNING: { tone: "moving", Icon: CircleArrowUp },
  DONE: { tone: "accepted", Icon: CircleCheck },
  DONE_WITH_FAILURES: { tone: "missing", Icon: TriangleAlert },
  CANCELLED: { tone: "neutral", Icon: Undo2 },
  FAILED: { tone: "returned", Icon: CircleX },
} as const satisfies Record<BatchState, StatusLook>;

/** What a row, or an invoice still in the form, is before it is submitted. */
export const rowLooks = {
  READY: { tone: "neutral", Icon: FileCheck },
  NEEDS_FIX: { tone: "missing", Icon: FilePenLine },
  DUPLICATE: { tone: "neutral", Icon: Copy },
  SUBMITTED: { tone: "moving", Icon: CircleArrowUp },
  PART: { tone: "neutral", Icon: CornerDownRight },
  REMOVED: { tone: "neutral", Icon: Trash2 },
} as const satisfies Record<RowOutcome, StatusLook>;

export type CounterName = Exclude<keyof BatchCounters, "total">;

export const counterLooks = {
  needsFix: rowLooks.NEEDS_FIX,
  returned: submissionLooks.REJECTED,
  unknown: submissionLooks.UNKNOWN,
  held: submissionLooks.HELD,
  duplicate: rowLooks.DUPLICATE,
  ready: rowLooks.READY,
  onTheirWay: submissionLooks.SENDING,
  accepted: submissionLooks.ACCEPTED,
  acceptedEarlier: submissionLooks.ACCEPTED_EARLIER,
  part: rowLooks.PART,
  removed: rowLooks.REMOVED,
  blank: { tone: "neutral", Icon: Minus },
} as const satisfies Record<CounterName, StatusLook>;
