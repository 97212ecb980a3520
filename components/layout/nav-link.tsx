"use client";

import type { ReactNode } from "react";
import { Link, usePathname } from "#i18n/navigation.ts";

type NavLinkProps = { href: string; className: string; children: ReactNode; onlyExact?: boolean };

/** Knows whether it leads to where one is: exactly there, or in the part of the product it opens. */
export function NavLink({ href, className, children, onlyExact }: NavLinkProps) {
  const pathname = usePathname();
  const here = pathname === href;
  const inside = !onlyExact && pathname.startsWith(`${href}/`);
  return (
    <Link href={href} aria-current={here ? "page" : inside ? "true" : undefined} className={className}>
      {children}
    </Link>
  );
}
