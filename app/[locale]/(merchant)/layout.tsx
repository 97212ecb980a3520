import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { page } from "#app/answer.ts";
import { signOutNow } from "#app/sign-out.ts";
import { IncidentBanners } from "#components/incidents/incident-banners.tsx";
import { parseSeen, seenCookie } from "#components/incidents/seen-cookie.ts";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { MerchantShell } from "#components/layout/merchant-shell.tsx";
import { OutageBanner } from "#components/layout/outage-banner.tsx";
import { bannersOf, untold } from "#domain/incident-banner.ts";
import { incidentsOfMerchant } from "#server/incidents/incidents-of-merchant.ts";
import { merchantFrame } from "#server/missing/merchant-frame.ts";
import { bureauState, wireNames } from "#server/monitoring/bureau-state.ts";
import { shutWays } from "#server/monitoring/shut-ways.ts";
import { currentAccount, requireMerchant } from "#server/session.ts";

export default async function MerchantLayout({ children }: { children: ReactNode }) {
  const merchant = await requireMerchant();
  const account = await currentAccount();
  const now = new Date();
  const [frame, state, everyShut, incidents] = await page(() =>
    Promise.all([merchantFrame(merchant), bureauState(now), shutWays(), incidentsOfMerchant(merchant, now)]),
  );
  const kept = await cookies();
  const seen = parseSeen(kept.get(seenCookie)?.value);
  const shut = everyShut.filter(({ name }) => frame.ways.includes(name));
  const onTheWire = wireNames().filter((name) => frame.ways.includes(name));
  return (
    <MerchantShell
      merchant={{ name: frame.name }}
      person={{ name: account?.name ?? "" }}
      bureau={{ state, completeTo: frame.completeTo }}
      appearance={parseAppearance(kept.get(appearanceCookie)?.value)}
      counts={{ missing: frame.pressing, packages: frame.toCarry }}
      signOut={signOutNow}
      banner={
        <>
          <IncidentBanners banners={bannersOf(incidents, seen, now)} />
          <OutageBanner shut={untold(shut, incidents, now)} restGoesOn={shut.length < onTheWire.length} />
        </>
      }
    >
      {children}
    </MerchantShell>
  );
}
