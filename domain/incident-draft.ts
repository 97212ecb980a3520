import {
  type IncidentKind,
  type IncidentScope,
  type IncidentWords,
  incidentKinds,
  incidentLocales,
  incidentParts,
  incidentScopes,
} from "./incident.ts";
import { type BusinessDate, instantOf, isBusinessDate } from "./period.ts";
import { plainLine, plainText } from "./plain-words.ts";
import type { Problem } from "./problem.ts";

/** An incident as it was typed: moments as `YYYY-MM-DDTHH:mm` in Beijing, merchants as taxpayer ids. */
export type TypedIncident = {
  readonly kind: string;
  readonly scope: string;
  readonly ways: readonly string[];
  readonly merchants: string;
  readonly beganAt: string;
  readonly expectedEnd: string;
  readonly nextUpdateAt: string;
  readonly movesDueFrom: string;
  readonly movesDueTo: string;
  readonly words: IncidentWords;
};

export type IncidentDraft = {
  readonly kind: IncidentKind;
  readonly scope: IncidentScope;
  readonly ways: readonly string[];
  readonly taxpayerIds: readonly string[];
  readonly beganAt: Date;
  readonly expectedEnd: Date | null;
  readonly nextUpdateAt: Date | null;
  readonly movesDue: { readonly from: BusinessDate; readonly to: BusinessDate } | null;
  readonly words: IncidentWords;
};

export const longestTitle = 60;
export const longestPart = 500;

/** What was typed, as it is kept, with everything that is wrong with it. @param knownWays the connectors there are */
export function readIncident(
  typed: TypedIncident,
  knownWays: readonly string[],
): { readonly draft: IncidentDraft } | { readonly problems: Problem[] } {
  const kind = incidentKinds.find((known) => known === typed.kind) ?? "outage";
  const scope = incidentScopes.find((known) => known === typed.scope) ?? "all";
  const ways = knownWays.filter((way) => typed.ways.includes(way));
  const taxpayerIds = [
    ...new Set(
      typed.merchants
        .normalize("NFKC")
        .toUpperCase()
        .split(/[\s,;、]+/)
        .filter(Boolean),
    ),
  ];
  const words = plainWords(typed.words);
  const [beganAt, expectedEnd, nextUpdateAt] = (["beganAt", "expectedEnd", "nextUpdateAt"] as const).map((field) =>
    momentOf(typed[field]),
  );
  const moves = { from: typed.movesDueFrom.trim(), to: typed.movesDueTo.trim() };
  const problems = [
    ...lengthProblems(words),
    ...(words["zh-CN"].title === "" ? [problem("WORDS_REQUIRED", "zh-CN.title")] : []),
    ...momentProblems(typed),
    ...(beganAt && expectedEnd && expectedEnd <= beganAt ? [problem("END_BEFORE_BEGIN", "expectedEnd")] : []),
    ...(scope === "ways" && ways.length === 0 ? [problem("WAYS_REQUIRED", "ways")] : []),
    ...(scope === "merchants" && taxpayerIds.length === 0 ? [problem("MERCHANTS_REQUIRED", "merchants")] : []),
    ...movesProblems(moves),
  ];
  if (problems.length > 0 || !beganAt) return { problems };
  const movesDue = moves.from === "" ? null : moves;
  const chosen = scope === "merchants" ? taxpayerIds : [];
  const dates = { beganAt, expectedEnd: expectedEnd ?? null, nextUpdateAt: nextUpdateAt ?? null };
  return { draft: { kind, scope, ways, taxpayerIds: chosen, ...dates, movesDue, words } };
}

/** What a draft still lacks before others may read it. */
export function unfinished({ kind, words, nextUpdateAt }: IncidentToPublish, now: Date): Problem[] {
  const needed = incidentParts.filter((part) => part !== "apology" || kind !== "notice");
  const missing = incidentLocales.flatMap((locale) =>
    needed.filter((part) => words[locale][part] === "").map((part) => problem("WORDS_REQUIRED", `${locale}.${part}`)),
  );
  if (kind !== "outage") return missing;
  if (nextUpdateAt === null) return [...missing, problem("NEXT_UPDATE_REQUIRED", "nextUpdateAt")];
  return nextUpdateAt <= now ? [...missing, problem("NEXT_UPDATE_PAST", "nextUpdateAt")] : missing;
}

type IncidentToPublish = Pick<IncidentDraft, "kind" | "words" | "nextUpdateAt">;

/** `YYYY-MM-DDTHH:mm` of a clock in Beijing; undefined for anything else, the empty text included. */
export function momentOf(text: string): Date | undefined {
  const [, date = "", time = ""] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})$/.exec(text.trim()) ?? [];
  return instantOf(date, `${time}:00`) ?? undefined;
}

function plainWords(typed: IncidentWords): IncidentWords {
  const read = (locale: keyof IncidentWords) => {
    const { title, ...others } = typed[locale];
    const plain = Object.fromEntries(
      Object.entries(others).map(([part, text]) => [part, plainText(text, Number.POSITIVE_INFINITY)]),
    );
    return { ...typed[locale], ...plain, title: plainLine(title, Number.POSITIVE_INFINITY) };
  };
  return { "zh-CN": read("zh-CN"), en: read("en") };
}

function lengthProblems(words: IncidentWords): Problem[] {
  return incidentLocales.flatMap((locale) =>
    incidentParts.flatMap((part) => {
      // An English title is about twice as long as the Chinese one it says.
      const longest =
        part === "title" ? longestTitle * (locale === "en" ? 2 : 1) : longestPart * (locale === "en" ? 2 : 1);
      const fits = [...words[locale][part]].length <= longest;
      return fits ? [] : [problem("WORDS_TOO_LONG", `${locale}.${part}`, { longest: String(longest) })];
    }),
  );
}

function momentProblems(typed: TypedIncident): Problem[] {
  const required = typed.beganAt.trim() === "" ? [problem("MOMENT_REQUIRED", "beganAt")] : [];
  const malformed = (["beganAt", "expectedEnd", "nextUpdateAt"] as const).filter(
    (field) => typed[field].trim() !== "" && momentOf(typed[field]) === undefined,
  );
  return [...required, ...malformed.map((field) => problem("MOMENT_MALFORMED", field))];
}

function movesProblems({ from, to }: { from: string; to: string }): Problem[] {
  if (from === "" && to === "") return [];
  if (!isBusinessDate(from)) return [problem("DAY_MALFORMED", "movesDueFrom")];
  if (!isBusinessDate(to)) return [problem("DAY_MALFORMED", "movesDueTo")];
  return to > from ? [] : [problem("MOVES_BACKWARDS", "movesDueTo")];
}

function problem(code: string, field: string, facts?: Problem["facts"]): Problem {
  return { code, severity: "reject", field, facts };
}
