import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { page } from "#app/answer.ts";
import { signOutNow } from "#app/sign-out.ts";
import { OverdueBanner } from "#components/incidents/overdue-banner.tsx";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { OpsShell } from "#components/layout/ops-shell.tsx";
import { overdueIncidents } from "#server/incidents/incidents-for-staff.ts";
import { bureauState } from "#server/monitoring/bureau-state.ts";
import { completeTo } from "#server/monitoring/complete-to.ts";
import { currentAccount, requireOperator } from "#server/session.ts";

export default async function OperationsLayout({ children }: { children: ReactNode }) {
  const operator = await requireOperator();
  const account = await currentAccount();
  const now = new Date();
  const [state, known, overdue] = await page(() =>
    Promise.all([bureauState(now), completeTo(operator), overdueIncidents(operator, now)]),
  );
  return (
    <OpsShell
      person={{ name: account?.name ?? "" }}
      bureau={{ state, completeTo: known }}
      appearance={parseAppearance((await cookies()).get(appearanceCookie)?.value)}
      signOut={signOutNow}
      banner={<OverdueBanner incidents={overdue} />}
    >
      {children}
    </OpsShell>
  );
}
