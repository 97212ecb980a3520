import { exampleIncident } from "#domain/example-incident.ts";
import type { TypedIncident } from "#domain/incident-draft.ts";
import { shanghaiTimestamp } from "#domain/period.ts";

/** For tests: an outage of 乐企 as an operator would type it at this moment. */
export function exampleTyped(now: Date, stated: Partial<TypedIncident> = {}): TypedIncident {
  const inMinutes = (minutes: number) => shanghaiTimestamp(new Date(now.getTime() + minutes * 60_000)).slice(0, 16);
  return {
    kind: "outage",
    scope: "ways",
    ways: ["leqi"],
    merchants: "",
    beganAt: inMinutes(-10),
    expectedEnd: inMinutes(120),
    nextUpdateAt: inMinutes(60),
    movesDueFrom: "",
    movesDueTo: "",
    words: exampleIncident().words,
    ...stated,
  };
}
