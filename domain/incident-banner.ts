import {
  type Incident,
  type IncidentKind,
  type IncidentStep,
  type IncidentWords,
  incidentState,
  isAbout,
  type UpdateWords,
} from "./incident.ts";

/** One incident as it stands above a page. */
export type IncidentBanner = {
  readonly incidentId: string;
  /** Incident and update in one: whoever has seen this one is told again when there is more. */
  readonly news: string;
  readonly kind: IncidentKind;
  readonly state: "announced" | "running" | "ended";
  readonly words: IncidentWords;
  readonly latest: { readonly at: Date; readonly step: IncidentStep; readonly words: UpdateWords } | null;
  readonly beganAt: Date;
  readonly expectedEnd: Date | null;
  readonly endedAt: Date | null;
  readonly nextUpdateAt: Date | null;
  /** An outage that goes on can be folded to its title, not put away. */
  readonly lasting: boolean;
  readonly folded: boolean;
};

/** That it is over is said for a day. */
const afterglowMs = 86_400_000;

/**
 * What stands above the pages of one reader, the running first.
 * @param incidents those that affect the reader
 * @param seen the `news` this reader has put away or folded
 */
export function bannersOf(incidents: readonly Incident[], seen: ReadonlySet<string>, now: Date): IncidentBanner[] {
  const banners = incidents.flatMap((incident) => bannerOf(incident, seen, now) ?? []);
  return banners.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

const order = ["running", "announced", "ended"] as const;

function bannerOf(incident: Incident, seen: ReadonlySet<string>, now: Date): IncidentBanner | null {
  const state = incidentState(incident, now);
  if (state === "draft" || state === "withdrawn") return null;
  const { id, kind, words, beganAt, expectedEnd, endedAt, nextUpdateAt } = incident;
  if (endedAt !== null && now.getTime() - endedAt.getTime() > afterglowMs) return null;
  const latest = incident.updates[0] ?? null;
  const news = `${id}-${latest?.id ?? 0}`;
  const lasting = kind === "outage" && state === "running";
  if (seen.has(news) && !lasting) return null;
  const dates = { beganAt, expectedEnd, endedAt, nextUpdateAt };
  return { incidentId: id, news, kind, state, words, latest, ...dates, lasting, folded: seen.has(news) };
}

/** Shut ways of which no running incident tells: about these the portal speaks by itself. */
export function untold<Shut extends { readonly name: string }>(
  shut: readonly Shut[],
  told: readonly Incident[],
  now: Date,
): Shut[] {
  const running = told.filter((incident) => incidentState(incident, now) === "running");
  return shut.filter(({ name }) => !running.some((incident) => isAbout(incident, name)));
}
