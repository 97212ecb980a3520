import { Link } from "#i18n/navigation.ts";

export type Tab = { href: string; label: string; count?: number; current?: boolean };

/** Views of one list. They are addresses, so they can be kept, sent and gone back to. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto border-b border-line px-4 mid:mx-0 mid:px-0 print:hidden">
      <ul className="flex gap-6">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              className="-mb-px flex min-h-10 items-center gap-1.5 border-b-2 border-transparent whitespace-nowrap text-ink-soft hover:text-ink current:border-accent current:font-medium current:text-ink coarse:min-h-11"
            >
              {tab.label}
              {tab.count === undefined ? null : <span className="figures text-xs text-ink-faint">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
