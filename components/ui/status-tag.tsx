import type { LucideIcon } from "lucide-react";
import type { Tone } from "./status-tone.ts";

type StatusTagProps = { tone: Tone; Icon: LucideIcon; label: string; spinning?: boolean };

/** 状态标签: colour, icon and word together, readable in grey. */
export function StatusTag({ tone, Icon, label, spinning }: StatusTagProps) {
  return (
    <span
      data-tone={tone}
      className="inline-flex items-center gap-1 rounded-sm border border-tone-line bg-tone-soft px-1.5 text-xs font-medium whitespace-nowrap text-tone"
    >
      <Icon aria-hidden className={spinning ? "size-3.5 shrink-0 animate-spin" : "size-3.5 shrink-0"} />
      {label}
    </span>
  );
}
