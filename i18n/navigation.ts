import { createNavigation } from "next-intl/navigation";
import { type ComponentProps, createElement } from "react";
import { routing } from "./routing.ts";

const { Link: LocalizedLink, ...navigation } = createNavigation(routing);

export const { redirect, permanentRedirect, usePathname, useRouter, getPathname } = navigation;

/** Fetches nothing ahead: every page is drawn for one merchant, and a list of fifty would ask for a hundred pages. */
export function Link(props: ComponentProps<typeof LocalizedLink>) {
  return createElement(LocalizedLink, { prefetch: false, ...props });
}
