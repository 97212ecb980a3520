import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { page } from "#app/answer.ts";
import { signOutNow } from "#app/sign-out.ts";
import { IncidentBanners } from "#components/incidents/incident-banners.tsx";
import { parseSeen, seenCookie } from "#components/incidents/seen-cookie.ts";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { SupportShell } from "#components/layout/support-shell.tsx";
import { bannersOf } from "#domain/incident-banner.ts";
import { incidentsForStaff } from "#server/incidents/incidents-for-staff.ts";
import { bureauState } from "#server/monitoring/bureau-state.ts";
import { completeTo } from "#server/monitoring/complete-to.ts";
import { currentAccount, requireSupport } from "#server/session.ts";

/** What stands around every page of support; `banner` while a merchant is being looked at. */
export async function StaffFrame({ banner, children }: { banner?: ReactNode; children: ReactNode }) {
  const clerk = await requireSupport();
  const account = await currentAccount();
  const now = new Date();
  const [state, known, incidents] = await page(() =>
    Promise.all([bureauState(now), completeTo(clerk), incidentsForStaff(clerk, now)]),
  );
  const kept = await cookies();
  const seen = parseSeen(kept.get(seenCookie)?.value);
  return (
    <SupportShell
      person={{ name: account?.name ?? "" }}
      bureau={{ state, completeTo: known }}
      appearance={parseAppearance(kept.get(appearanceCookie)?.value)}
      signOut={signOutNow}
      banner={
        <>
          {banner}
          <IncidentBanners banners={bannersOf(incidents, seen, now)} />
        </>
      }
    >
      {children}
    </SupportShell>
  );
}
