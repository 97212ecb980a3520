import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { page } from "#app/answer.ts";
import { signOutNow } from "#app/sign-out.ts";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { SupportShell } from "#components/layout/support-shell.tsx";
import { bureauState } from "#server/monitoring/bureau-state.ts";
import { completeTo } from "#server/monitoring/complete-to.ts";
import { currentAccount, requireSupport } from "#server/session.ts";

/** What stands around every page of support; `banner` while a merchant is being looked at. */
export async function StaffFrame({ banner, children }: { banner?: ReactNode; children: ReactNode }) {
  const clerk = await requireSupport();
  const account = await currentAccount();
  const [state, known] = await page(() => Promise.all([bureauState(new Date()), completeTo(clerk)]));
  return (
    <SupportShell
      person={{ name: account?.name ?? "" }}
      bureau={{ state, completeTo: known }}
      appearance={parseAppearance((await cookies()).get(appearanceCookie)?.value)}
      signOut={signOutNow}
      banner={banner}
    >
      {children}
    </SupportShell>
  );
}
