import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { gradeNow } from "#app/grade-now.ts";
import { PageGrade } from "#components/feedback/page-grade.tsx";
import { IncidentBanners } from "#components/incidents/incident-banners.tsx";
import { parseSeen, seenCookie } from "#components/incidents/seen-cookie.ts";
import { appearanceCookie, parseAppearance } from "#components/layout/appearance.ts";
import { PublicShell } from "#components/layout/public-shell.tsx";
import type { Incident } from "#domain/incident.ts";
import { bannersOf } from "#domain/incident-banner.ts";
import { incidentsForAll } from "#server/incidents/incidents-for-all.ts";
import { log } from "#server/log.ts";
import { bringsSession } from "#server/session.ts";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const kept = await cookies();
  const now = new Date();
  const incidents = await incidentsForAll(now).catch(noneWhile);
  const banners = bannersOf(incidents, parseSeen(kept.get(seenCookie)?.value), now);
  return (
    <PublicShell
      appearance={parseAppearance(kept.get(appearanceCookie)?.value)}
      signedIn={await bringsSession()}
      banner={<IncidentBanners banners={banners} />}
      foot={<PageGrade action={gradeNow} signedIn={false} centred />}
    >
      {children}
    </PublicShell>
  );
}

/** Answers and guides are read most while something is broken: they do not wait for the database. */
function noneWhile(fault: unknown): Incident[] {
  log().error({ err: fault }, "no notices to show");
  return [];
}
