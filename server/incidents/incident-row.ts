import {
  type Incident,
  type IncidentStep,
  incidentKinds,
  incidentScopes,
  incidentSteps,
  incidentWordsSchema,
  updateWordsSchema,
} from "#domain/incident.ts";
import { dayOf } from "#domain/period.ts";
import type { Prisma } from "#server/generated/prisma/client.ts";

/** With every update, the latest first. */
export const withUpdates = { updates: { orderBy: { id: "desc" } } } as const satisfies Prisma.IncidentInclude;

type IncidentRow = Prisma.IncidentGetPayload<{ include: typeof withUpdates }>;

/** A row as the trade knows it. Throws for a row nobody here wrote. */
export function incidentOf(row: IncidentRow): Incident {
  const { ways, merchants, beganAt, expectedEnd, endedAt, nextUpdateAt, publishedAt, withdrawnAt } = row;
  const { movesDueFrom: from, movesDueTo: to } = row;
  return {
    id: String(row.id),
    kind: knownIn(incidentKinds, row.kind),
    scope: knownIn(incidentScopes, row.scope),
    ways,
    merchants,
    ...{ beganAt, expectedEnd, endedAt, nextUpdateAt, publishedAt, withdrawnAt },
    words: incidentWordsSchema.parse(row.words),
    movesDue: from && to ? { from: dayOf(from), to: dayOf(to) } : null,
    updates: row.updates.map((update) => ({
      id: String(update.id),
      at: update.at,
      step: knownIn<IncidentStep>(incidentSteps, update.step),
      words: updateWordsSchema.parse(update.words),
      expectedEnd: update.expectedEnd,
    })),
  };
}

function knownIn<Word extends string>(words: readonly Word[], word: string): Word {
  const known = words.find((one) => one === word);
  if (known === undefined) throw new Error(`no incident is ${word}`);
  return known;
}
