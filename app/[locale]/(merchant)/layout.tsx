import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { page } from "#app/answer.ts";
import { signOutNow } from "#app/sign-out.ts";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { MerchantShell } from "#components/layout/merchant-shell.tsx";
import { merchantFrame } from "#server/missing/merchant-frame.ts";
import { bureauState } from "#server/monitoring/bureau-state.ts";
import { currentAccount, requireMerchant } from "#server/session.ts";

export default async function MerchantLayout({ children }: { children: ReactNode }) {
  const merchant = await requireMerchant();
  const account = await currentAccount();
  const [frame, state] = await page(() => Promise.all([merchantFrame(merchant), bureauState(new Date())]));
  return (
    <MerchantShell
      merchant={{ name: frame.name }}
      person={{ name: account?.name ?? "" }}
      bureau={{ state, completeTo: frame.completeTo }}
      appearance={parseAppearance((await cookies()).get(appearanceCookie)?.value)}
      counts={{ missing: frame.pressing }}
      signOut={signOutNow}
    >
      {children}
    </MerchantShell>
  );
}
