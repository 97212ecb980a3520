"use client";

import { usePathname } from "next/navigation";
import type { FormEvent, ReactNode } from "react";
import { apiPaths } from "#components/paths.ts";
import { type Appearance, appearanceCookie, appearanceSeconds, appearanceText, parseAppearance } from "./appearance.ts";

/** Without a script the server sets the cookie and sends one back here; with it nothing typed on the page is lost. */
export function AppearanceForm({ children }: { children: ReactNode }) {
  const from = usePathname();
  return (
    <form method="post" action={apiPaths.appearance} onChange={applyChoice} className="grid gap-3">
      <input type="hidden" name="from" value={from} />
      {children}
    </form>
  );
}

function applyChoice(event: FormEvent<HTMLFormElement>) {
  const chosen = new FormData(event.currentTarget);
  apply(parseAppearance(`${chosen.get("theme")}.${chosen.get("size")}`));
}

function apply(appearance: Appearance) {
  document.documentElement.dataset.theme = appearance.theme;
  document.documentElement.dataset.comfort = appearance.size;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than our oldest browser
  document.cookie = `${appearanceCookie}=${appearanceText(appearance)}; path=/; max-age=${appearanceSeconds}; samesite=lax`;
}
