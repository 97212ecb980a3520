import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { PublicShell } from "#components/layout/public-shell.tsx";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const appearance = parseAppearance((await cookies()).get(appearanceCookie)?.value);
  return <PublicShell appearance={appearance}>{children}</PublicShell>;
}
