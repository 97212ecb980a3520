import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "./status-tone.ts";

type CalloutKind = "note" | "success" | "warning" | "danger";

type CalloutProps = {
  kind?: CalloutKind;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Read out when it appears by itself; leave off for what stands there from the start. */
  live?: boolean;
};

const kinds: Record<CalloutKind, { tone: Tone; Icon: LucideIcon }> = {
  note: { tone: "neutral", Icon: Info },
  success: { tone: "accepted", Icon: CircleCheck },
  warning: { tone: "missing", Icon: TriangleAlert },
  danger: { tone: "returned", Icon: CircleAlert },
};

export function Callout({ kind = "note", title, children, action, live }: CalloutProps) {
  const { tone, Icon } = kinds[kind];
  return (
    <div
      data-tone={tone}
      role={live ? (kind === "danger" ? "alert" : "status") : undefined}
      className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-tone-line bg-tone-soft px-4 py-3"
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <Icon aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
        <div className="min-w-0">
          {title ? <p className="font-medium text-tone">{title}</p> : null}
          {children ? <div className="text-ink">{children}</div> : null}
        </div>
      </div>
      {action}
    </div>
  );
}
