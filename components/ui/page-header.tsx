import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";

type PageHeaderProps = {
  title: ReactNode;
  /** Beside the title: the state of the one thing this page is about. */
  status?: ReactNode;
  /** Under the title: what was compared when, or the one sentence that sums the page up. */
  line?: ReactNode;
  actions?: ReactNode;
  /** The page above this one. */
  back?: { href: string; label: string };
};

export function PageHeader({ title, status, line, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-6 mid:mb-8">
      {back ? (
        <Link
          href={back.href}
          className="mb-2 -ms-1 inline-flex min-h-6 items-center gap-0.5 text-ink-soft hover:text-ink coarse:min-h-11 print:hidden"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {back.label}
        </Link>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-lg mid:text-xl">{title}</h1>
            {status}
          </div>
          {line ? <div className="mt-1 max-w-prose text-ink-soft">{line}</div> : null}
        </div>
        {actions ? <div className="flex w-full flex-wrap gap-3 mid:w-auto print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}
