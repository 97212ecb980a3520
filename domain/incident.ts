import { z } from "zod";
import type { BusinessDate } from "./period.ts";

/** What operators tell the people affected: an outage, an announced maintenance, a notice. */
export const incidentKinds = ["outage", "maintenance", "notice"] as const;
export type IncidentKind = (typeof incidentKinds)[number];

/** `all`: everybody; `ways`: who has something open or missing on one of its ways; `merchants`: those chosen. */
export const incidentScopes = ["all", "ways", "merchants"] as const;
export type IncidentScope = (typeof incidentScopes)[number];

/** How far the mending is, as an update says it. */
export const incidentSteps = ["looking", "found", "mending", "watching", "ended"] as const;
export type IncidentStep = (typeof incidentSteps)[number];

export const incidentLocales = ["zh-CN", "en"] as const;
export type IncidentLocale = (typeof incidentLocales)[number];

/** In the order in which they are read, under the title. */
export const bodyParts = ["what", "whom", "apology", "doing", "canDo"] as const;
export const incidentParts = ["title", ...bodyParts] as const;

const parts = z.object({
  title: z.string(),
  what: z.string(),
  whom: z.string(),
  apology: z.string(),
  doing: z.string(),
  canDo: z.string(),
});
export const incidentWordsSchema = z.object({ "zh-CN": parts, en: parts });
export const updateWordsSchema = z.object({ "zh-CN": z.string(), en: z.string() });
export type IncidentWords = z.infer<typeof incidentWordsSchema>;
export type UpdateWords = z.infer<typeof updateWordsSchema>;

export type IncidentUpdate = {
  readonly id: string;
  readonly at: Date;
  readonly step: IncidentStep;
  readonly words: UpdateWords;
  readonly expectedEnd: Date | null;
};

export type Incident = {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly scope: IncidentScope;
  /** What it is about, by connector name; none: all of it. */
  readonly ways: readonly string[];
  readonly merchants: readonly string[];
  readonly beganAt: Date;
  readonly expectedEnd: Date | null;
  readonly endedAt: Date | null;
  readonly nextUpdateAt: Date | null;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly words: IncidentWords;
  readonly movesDue: { readonly from: BusinessDate; readonly to: BusinessDate } | null;
  /** The latest first. */
  readonly updates: readonly IncidentUpdate[];
};

export type IncidentState = "draft" | "announced" | "running" | "ended" | "withdrawn";

export function incidentState(
  incident: Pick<Incident, "publishedAt" | "withdrawnAt" | "beganAt" | "endedAt">,
  now: Date,
): IncidentState {
  if (incident.withdrawnAt !== null) return "withdrawn";
  if (incident.publishedAt === null) return "draft";
  if (incident.endedAt !== null) return "ended";
  return incident.beganAt > now ? "announced" : "running";
}

/** We said when there would be news, or when it would be over, and there was nothing. */
export function isOverdue(incident: Incident, now: Date): boolean {
  const state = incidentState(incident, now);
  const open = state === "announced" || state === "running";
  const promised = incident.nextUpdateAt ?? incident.expectedEnd;
  return open && promised !== null && promised < now;
}

/** Anybody may read it: on the status page, in the feed, by mail. */
export function isPublic({ scope }: Pick<Incident, "scope">): boolean {
  return scope !== "merchants";
}

/** A merchant as far as an incident asks. */
export type Affected = {
  readonly merchantId: string;
  /** Ways it may use and on which something of its is open or missing. */
  readonly concerned: readonly string[];
};

/** Whether a merchant is to be told. */
export function affects({ scope, ways, merchants }: Incident, { merchantId, concerned }: Affected): boolean {
  if (scope === "all") return true;
  if (scope === "merchants") return merchants.includes(merchantId);
  return concerned.some((way) => ways.includes(way));
}

/** Whether it tells of this way: what was measured there and what people wrote are then one thing. */
export function isAbout({ kind, ways }: Pick<Incident, "kind" | "ways">, way: string): boolean {
  return kind !== "notice" && (ways.length === 0 || ways.includes(way));
}
