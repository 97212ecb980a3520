import {
  type IncidentStep,
  incidentLocales,
  incidentState,
  incidentSteps,
  type UpdateWords,
} from "#domain/incident.ts";
import { longestPart, momentOf } from "#domain/incident-draft.ts";
import { plainText } from "#domain/plain-words.ts";
import type { Problem } from "#domain/problem.ts";
import { houseId, record } from "#server/audit.ts";
import { type OperatorContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { lockIncident } from "#server/incidents/lock-incident.ts";
import { ring } from "#server/queue/queue.ts";
import { Refusal } from "#server/refusal.ts";

/** News as they were typed: moments as `YYYY-MM-DDTHH:mm` in Beijing; an empty one is not known. */
export type TypedUpdate = {
  readonly step: string;
  readonly words: UpdateWords;
  readonly expectedEnd: string;
  readonly nextUpdateAt: string;
};

/**
 * Tells how it goes on; with the step `ended`, that it is over.
 * @returns what is wrong with what was typed; then nothing was written
 * @throws Refusal not-found INCIDENT, not-now INCIDENT_NOT_RUNNING
 */
export async function updateIncident(
  { accountId }: OperatorContext,
  id: bigint,
  typed: TypedUpdate,
  now: Date,
): Promise<Problem[]> {
  const step = incidentSteps.find((known) => known === typed.step) ?? "looking";
  const words = {
    "zh-CN": plainText(typed.words["zh-CN"], Number.POSITIVE_INFINITY),
    en: plainText(typed.words.en, Number.POSITIVE_INFINITY),
  };
  const problems = [...wordsProblems(words), ...momentProblems(typed, step, now)];
  if (problems.length > 0) return problems;
  const over = step === "ended";
  const dates = {
    expectedEnd: momentOf(typed.expectedEnd) ?? null,
    nextUpdateAt: momentOf(typed.nextUpdateAt) ?? null,
  };
  const promised = over ? { expectedEnd: null, nextUpdateAt: null } : dates;
  const house = systemContext(houseId, "operations");
  await inTransaction(house, async (tx) => {
    const incident = await lockIncident(tx, id);
    const state = incidentState(incident, now);
    if (state !== "running" && state !== "announced") throw new Refusal("not-now", "INCIDENT_NOT_RUNNING");
    const data = { incidentId: id, at: now, step, words, ...promised, accountId };
    const update = await tx.incidentUpdate.create({ data });
    // What was announced and never began ends where it would have begun.
    const endedAt = incident.beganAt > now ? incident.beganAt : now;
    await tx.incident.update({ where: { id }, data: over ? { endedAt, nextUpdateAt: null } : promised });
    await ring(tx, "tell-incident", { merchantId: houseId, incidentId: String(id), updateId: String(update.id) });
    const action = over ? "incident.ended" : "incident.updated";
    const facts = { account: accountId, update: String(update.id), step };
    await record(tx, house, [{ action, subjectKind: "incident", subjects: [String(id)], facts }], now);
  });
  return [];
}

function wordsProblems(words: UpdateWords): Problem[] {
  return incidentLocales.flatMap((locale) => {
    const longest = longestPart * (locale === "en" ? 2 : 1);
    if (words[locale] === "") return [problem("WORDS_REQUIRED", `update.${locale}`)];
    const fits = [...words[locale]].length <= longest;
    return fits ? [] : [problem("WORDS_TOO_LONG", `update.${locale}`, { longest: String(longest) })];
  });
}

function momentProblems(typed: TypedUpdate, step: IncidentStep, now: Date): Problem[] {
  if (step === "ended") return [];
  const malformed = (["expectedEnd", "nextUpdateAt"] as const).filter(
    (field) => typed[field].trim() !== "" && momentOf(typed[field]) === undefined,
  );
  if (malformed.length > 0) return malformed.map((field) => problem("MOMENT_MALFORMED", `update.${field}`));
  const next = momentOf(typed.nextUpdateAt);
  if (next === undefined) return [problem("NEXT_UPDATE_REQUIRED", "update.nextUpdateAt")];
  return next <= now ? [problem("NEXT_UPDATE_PAST", "update.nextUpdateAt")] : [];
}

function problem(code: string, field: string, facts?: Problem["facts"]): Problem {
  return { code, severity: "reject", field, facts };
}
