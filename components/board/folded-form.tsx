import type { ReactNode } from "react";

/** An act one seldom needs: folded away under its name. */
export function FoldedForm({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details>
      <summary className="inline-flex min-h-7 cursor-pointer items-center text-xs text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink coarse:min-h-11">
        {summary}
      </summary>
      <div className="mt-2 max-w-form">{children}</div>
    </details>
  );
}
