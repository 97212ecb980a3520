import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = { Icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing to show: says whether that is good news, and what can be done next. */
export function EmptyState({ Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-dashed border-line-strong px-6 py-12 text-center">
      <Icon aria-hidden strokeWidth={1.5} className="size-8 text-ink-faint" />
      <p className="text-base font-medium">{title}</p>
      {children ? <div className="max-w-form text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
