"use client";

import * as Radix from "radix-ui/dropdown-menu";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";

type DropdownMenuProps = { trigger: ReactNode; label: string; children: ReactNode };

/** More actions on a thing that also has its own page. Navigation itself uses `Disclosure`, which needs no script. */
export function DropdownMenu({ trigger, label, children }: DropdownMenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild aria-label={label}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 rounded-lg border border-line bg-surface p-1 shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemClass =
  "flex min-h-9 w-full items-center gap-2 rounded-md px-3 text-sm text-ink outline-none data-highlighted:bg-sunken coarse:min-h-11 [&_svg]:size-4 [&_svg]:text-ink-faint";

type MenuItemProps = { icon?: ReactNode; children: ReactNode; onSelect: () => void; disabled?: boolean };

export function MenuItem({ icon, children, onSelect, disabled }: MenuItemProps) {
  return (
    <Radix.Item onSelect={onSelect} disabled={disabled} className={itemClass}>
      {icon}
      {children}
    </Radix.Item>
  );
}

export function MenuLink({ icon, children, href }: { icon?: ReactNode; children: ReactNode; href: string }) {
  return (
    <Radix.Item asChild className={itemClass}>
      <Link href={href}>
        {icon}
        {children}
      </Link>
    </Radix.Item>
  );
}
