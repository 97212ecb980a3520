"use client";

import { CircleQuestionMark } from "lucide-react";
import { paths } from "#components/paths.ts";
import { Link, usePathname } from "#i18n/navigation.ts";
import { iconButtonClass } from "./icon-button-class.ts";

/** The help that belongs to *this* page, in the same place on every page (WCAG 2.2, 3.2.6). */
export function HelpLink({ label }: { label: string }) {
  const page = usePathname().split("/")[1] || "front";
  return (
    <Link href={paths.helpFor(page)} aria-label={label} title={label} className={iconButtonClass}>
      <CircleQuestionMark aria-hidden />
    </Link>
  );
}
