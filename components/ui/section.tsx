import { type ReactNode, useId } from "react";

type SectionProps = {
  title: string;
  /** One quiet line under the title. */
  lead?: ReactNode;
  /** On the title's line, at its end: a link or a small button. */
  action?: ReactNode;
  children: ReactNode;
};

export function Section({ title, lead, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <div>
          <h2 id={id} className="text-base">
            {title}
          </h2>
          {lead ? <p className="text-ink-soft">{lead}</p> : null}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
