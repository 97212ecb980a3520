import { ButtonLink } from "#components/ui/button.tsx";
import type { StatusLook } from "#components/ui/status-tone.ts";
import { DaysLeft } from "./days-left.tsx";

export type TodayTask = {
  key: string;
  look: StatusLook;
  title: string;
  detail: string;
  daysLeft: number | null;
  deadline?: string | null;
  href: string;
  /** The verb on the button. */
  action: string;
};

/** 今天要做的, most pressing first; only the first has the accent. */
export function TodayList({ tasks }: { tasks: readonly TodayTask[] }) {
  return (
    <ol className="divide-y divide-line border-t border-line">
      {tasks.map((task, index) => (
        <li key={task.key} className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
          <div data-tone={task.look.tone} className="flex min-w-0 flex-1 basis-64 gap-3">
            <task.look.Icon aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
            <div className="min-w-0">
              <p className="font-medium">{task.title}</p>
              <p className="text-ink-soft">{task.detail}</p>
              {task.daysLeft === null ? null : (
                <p className="mt-1">
                  <DaysLeft daysLeft={task.daysLeft} deadline={task.deadline} />
                </p>
              )}
            </div>
          </div>
          <ButtonLink href={task.href} look={index === 0 ? "primary" : "secondary"} block="phone">
            {task.action}
          </ButtonLink>
        </li>
      ))}
    </ol>
  );
}
