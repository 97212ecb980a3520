import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { page } from "#app/answer.ts";
import { signOutNow } from "#app/sign-out.ts";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { MerchantShell } from "#components/layout/merchant-shell.tsx";
import { OutageBanner } from "#components/layout/outage-banner.tsx";
import { merchantFrame } from "#server/missing/merchant-frame.ts";
import { bureauState, wireNames } from "#server/monitoring/bureau-state.ts";
import { shutWays } from "#server/monitoring/shut-ways.ts";
import { currentAccount, requireMerchant } from "#server/session.ts";

export default async function MerchantLayout({ children }: { children: ReactNode }) {
  const merchant = await requireMerchant();
  const account = await currentAccount();
  const [frame, state, everyShut] = await page(() =>
    Promise.all([merchantFrame(merchant), bureauState(new Date()), shutWays()]),
  );
  const shut = everyShut.filter(({ name }) => frame.ways.includes(name));
  const onTheWire = wireNames().filter((name) => frame.ways.includes(name));
  return (
    <MerchantShell
      merchant={{ name: frame.name }}
      person={{ name: account?.name ?? "" }}
      bureau={{ state, completeTo: frame.completeTo }}
      appearance={parseAppearance((await cookies()).get(appearanceCookie)?.value)}
      counts={{ missing: frame.pressing, packages: frame.toCarry }}
      signOut={signOutNow}
      banner={<OutageBanner shut={shut} restGoesOn={shut.length < onTheWire.length} />}
    >
      {children}
    </MerchantShell>
  );
}
