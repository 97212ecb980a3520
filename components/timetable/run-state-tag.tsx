import { CircleCheck, CircleEllipsis, CircleX, Clock, type LucideIcon, Undo2, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { Tone } from "#components/ui/status-tone.ts";
import type { RunState } from "#domain/run-state.ts";

const looks: Record<RunState, { tone: Tone; Icon: LucideIcon }> = {
  waiting: { tone: "held", Icon: Clock },
  running: { tone: "moving", Icon: CircleEllipsis },
  ending: { tone: "held", Icon: CircleEllipsis },
  done: { tone: "accepted", Icon: CircleCheck },
  failed: { tone: "returned", Icon: CircleX },
  cancelled: { tone: "neutral", Icon: Undo2 },
  died: { tone: "unknown", Icon: Unplug },
};

export function RunStateTag({ state }: { state: RunState }) {
  const t = useTranslations("timetable.states");
  return <StatusTag {...looks[state]} label={t(state)} />;
}
