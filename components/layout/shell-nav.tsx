import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { NavLink } from "./nav-link.tsx";

export type NavItem = {
  href: string;
  label: string;
  /** For the phone's bar, where four characters fit. */
  shortLabel?: string;
  icon: ReactNode;
  /** How many wait there; nothing is shown for none. */
  count?: number;
  onlyExact?: boolean;
};

type ShellNavProps = { label: string; main: readonly NavItem[]; minor: readonly NavItem[] };

const sideItemClass =
  "flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-ink-soft hover:bg-sunken hover:text-ink " +
  "current:bg-accent-soft current:font-medium current:text-accent-ink [&_svg]:size-4.5 [&_svg]:shrink-0";

export function SideNav({ brand, label, main, minor }: ShellNavProps & { brand: ReactNode }) {
  return (
    <nav aria-label={label} className="sticky top-0 flex h-dvh flex-col gap-6 overflow-y-auto px-3 py-4">
      {brand}
      {[main, minor].map((items) => (
        <ul key={items === main ? "main" : "minor"} className="grid gap-0.5 last:mt-auto">
          {items.map((item) => (
            <li key={item.href}>
              <NavLink href={item.href} onlyExact={item.onlyExact} className={sideItemClass}>
                {item.icon}
                <span className="flex-1">{item.label}</span>
                <Count count={item.count} />
              </NavLink>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

const barItemClass =
  "flex min-h-14 flex-col items-center justify-center gap-0.5 px-1 text-xs text-ink-soft " +
  "current:font-medium current:text-accent-ink [&_svg]:size-5";

/** The phone's bar: the first tasks by thumb, the rest under 更多. */
export function BottomNav({ label, main, minor }: ShellNavProps) {
  const t = useTranslations("layout");
  const shown = main.slice(0, 4);
  const rest = [...main.slice(4), ...minor];
  return (
    <nav aria-label={label}>
      <ul className="grid auto-cols-fr grid-flow-col">
        {shown.map((item) => (
          <li key={item.href}>
            <NavLink href={item.href} onlyExact={item.onlyExact} className={barItemClass}>
              <span className="relative">
                {item.icon}
                {item.count ? (
                  <span aria-hidden className="absolute -end-1 -top-0.5 size-2 rounded-full bg-missing" />
                ) : null}
              </span>
              {item.shortLabel ?? item.label}
            </NavLink>
          </li>
        ))}
        <li>
          <Disclosure
            up
            summaryClass={barItemClass}
            summary={
              <>
                <Ellipsis aria-hidden />
                {t("more")}
              </>
            }
          >
            <ul className="grid">
              {rest.map((item) => (
                <li key={item.href}>
                  <NavLink href={item.href} onlyExact={item.onlyExact} className={`${sideItemClass} min-h-11`}>
                    {item.icon}
                    {item.label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </Disclosure>
        </li>
      </ul>
    </nav>
  );
}

function Count({ count }: { count?: number }) {
  const t = useTranslations("layout");
  if (!count) return null;
  return (
    <span className="figures text-xs">
      {count > 999 ? "999+" : count}
      <span className="sr-only">{t("waiting")}</span>
    </span>
  );
}
