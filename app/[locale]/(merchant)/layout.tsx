import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { page } from "#app/answer.ts";
import { gradeNow } from "#app/grade-now.ts";
import { signOutNow } from "#app/sign-out.ts";
import { AskLine } from "#components/assist/ask-line.tsx";
import { PageGrade } from "#components/feedback/page-grade.tsx";
import { ShowStep } from "#components/guides/show-step.tsx";
import { InboxBell } from "#components/inbox/inbox-bell.tsx";
import { IncidentBanners } from "#components/incidents/incident-banners.tsx";
import { parseSeen, seenCookie } from "#components/incidents/seen-cookie.ts";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { MerchantShell } from "#components/layout/merchant-shell.tsx";
import { OutageBanner } from "#components/layout/outage-banner.tsx";
import { PracticeBand } from "#components/training/practice-band.tsx";
import { PracticeGround } from "#components/training/practice-ground.tsx";
import { bannersOf, untold } from "#domain/incident-banner.ts";
import { incidentsOfMerchant } from "#server/incidents/incidents-of-merchant.ts";
import { bureauState, wireNames } from "#server/monitoring/bureau-state.ts";
import { shutWays } from "#server/monitoring/shut-ways.ts";
import { countUnread } from "#server/notices/count-unread.ts";
import { currentAccount, requireMerchant } from "#server/session.ts";
import { AssistFrame } from "./assist-frame.tsx";
import { frameOfRequest } from "./frame-of-request.ts";
import { leavePracticeNow } from "./training/actions.ts";

export default async function MerchantLayout({ children }: { children: ReactNode }) {
  const merchant = await requireMerchant();
  const account = await currentAccount();
  const now = new Date();
  const [frame, state, everyShut, incidents, unread] = await page(() =>
    Promise.all([
      frameOfRequest(),
      bureauState(now),
      shutWays(),
      incidentsOfMerchant(merchant, now),
      countUnread(merchant),
    ]),
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
          {merchant.home ? <PracticeBand leave={leavePracticeNow} /> : null}
          <AssistFrame merchant={merchant} />
          <ShowStep />
          <IncidentBanners banners={bannersOf(incidents, seen, now)} />
          <OutageBanner shut={untold(shut, incidents, now)} restGoesOn={shut.length < onTheWire.length} />
        </>
      }
      bell={<InboxBell unread={unread} />}
      foot={
        <>
          <AskLine />
          <PageGrade action={gradeNow} signedIn />
        </>
      }
    >
      {merchant.home ? <PracticeGround>{children}</PracticeGround> : children}
    </MerchantShell>
  );
}
