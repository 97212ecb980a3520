import { CircleAlert, CircleCheck, FilePenLine, type LucideIcon, Megaphone, Undo2, Wrench } from "lucide-react";
import type { Tone } from "#components/ui/status-tone.ts";
import type { IncidentKind, IncidentState } from "#domain/incident.ts";

export const kindIcons: Record<IncidentKind, LucideIcon> = {
  outage: CircleAlert,
  maintenance: Wrench,
  notice: Megaphone,
};

export const stateLooks: Record<IncidentState, { tone: Tone; Icon: LucideIcon }> = {
  draft: { tone: "neutral", Icon: FilePenLine },
  announced: { tone: "moving", Icon: Wrench },
  running: { tone: "held", Icon: CircleAlert },
  ended: { tone: "accepted", Icon: CircleCheck },
  withdrawn: { tone: "neutral", Icon: Undo2 },
};
