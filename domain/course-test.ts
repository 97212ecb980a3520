import { missingCauses } from "./missing-cause.ts";
import type { SubmissionState } from "./submission.ts";

/** What a question is about: a cause the bureau gives, unless it explains nothing, or a state a submission comes to. */
const testCauses = missingCauses.filter((cause) => cause !== "UNEXPLAINED");
const testStates = [
  "UNKNOWN",
  "CONFLICT",
  "PROCESSING",
  "HELD",
  "EXPIRED_REISSUE",
  "ACCEPTED_EARLIER",
] as const satisfies readonly SubmissionState[];
export const testTopics = [...testCauses, ...testStates] as const;
export type TestTopic = (typeof testTopics)[number];

/** What it means, or what to do next. */
const asks = ["meaning", "next"] as const;
export type Ask = (typeof asks)[number];

/** `options` are topics whose sentence stands there; the right one is the topic's own. */
export type TestQuestion = { readonly topic: TestTopic; readonly ask: Ask; readonly options: readonly TestTopic[] };

export const questionCount = 5;
const optionCount = 4;
const rightShare = 0.8;
/** From so many topics a test is drawn, the most frequent failures first. */
const poolSize = 10;

/** Topics for which the same is to be done, or nearly: in one question they would all be right. */
const alike: readonly (readonly TestTopic[])[] = [
  ["NEVER_SENT", "OFFLINE", "BUREAU_MAINTENANCE"],
  ["BUYER_ID", "TOLERANCE", "SIGNATURE_FAILED"],
  ["CLASSIFICATION", "FIELD_LENGTH"],
  ["PERIOD_CLOSED", "EXPIRED_REISSUE"],
  ["DUPLICATE_NUMBER", "CONFLICT", "ACCEPTED_EARLIER"],
  ["UNKNOWN", "PROCESSING", "HELD"],
  ["OFFLINE_LIMIT", "NOT_CLEARED", "TAXPAYER_RISK", "RATE"],
];

/**
 * The questions of one attempt: the same for the same seed and topics.
 * @param ranked topics in the order in which they matter; those left out follow behind
 * @param before what was asked the last time: none of it is asked again
 */
export function drawQuestions(
  seed: string,
  ranked: readonly TestTopic[],
  before: readonly Pick<TestQuestion, "topic" | "ask">[],
): TestQuestion[] {
  const chance = chanceFrom(seed);
  const pool = [...new Set([...ranked, ...testTopics])].slice(0, poolSize);
  const asked = new Set(before.map(({ topic, ask }) => `${topic} ${ask}`));
  const fresh = shuffled(pool, chance).flatMap((topic) => {
    const open = shuffled(asks, chance).filter((ask) => !asked.has(`${topic} ${ask}`));
    return open.slice(0, 1).map((ask) => ({ topic, ask }));
  });
  return fresh
    .slice(0, questionCount)
    .map(({ topic, ask }) => ({ topic, ask, options: optionsFor(topic, ask, chance) }));
}

export function isRight({ topic, options }: TestQuestion, choice: number | undefined): boolean {
  return choice !== undefined && options[choice] === topic;
}

export function hasPassed(right: number, total: number): boolean {
  return total > 0 && right / total >= rightShare;
}

/** The other options are of the same family, so that its words do not give the right one away. */
function optionsFor(topic: TestTopic, ask: Ask, chance: Chance): TestTopic[] {
  const family: readonly TestTopic[] = isState(topic) ? testStates : testCauses;
  const wrong: TestTopic[] = [];
  for (const other of [...shuffled(family, chance), ...shuffled(testTopics, chance)]) {
    const chosen = [topic, ...wrong];
    if (
      wrong.length < optionCount - 1 &&
      !chosen.some((one) => one === other || (ask === "next" && areAlike(one, other)))
    )
      wrong.push(other);
  }
  return shuffled([topic, ...wrong], chance);
}

function areAlike(one: TestTopic, other: TestTopic): boolean {
  return alike.some((group) => group.includes(one) && group.includes(other));
}

export function isState(topic: TestTopic): topic is (typeof testStates)[number] {
  return (testStates as readonly string[]).includes(topic);
}

/** A number from 0 up to, without, 1. */
type Chance = () => number;

/** Mulberry32 over FNV-1a of the seed: enough to shuffle, and the same everywhere. */
function chanceFrom(seed: string): Chance {
  let state = [...seed].reduce((hash, one) => Math.imul(hash ^ (one.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  return items
    .map((item) => ({ item, place: chance() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
