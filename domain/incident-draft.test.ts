import { expect, test } from "vitest";
import { exampleIncident } from "./example-incident.ts";
import { readIncident, type TypedIncident, unfinished } from "./incident-draft.ts";

const ways = ["leqi", "baiwang", "package"];
const typed: TypedIncident = {
  kind: "outage",
  scope: "all",
  ways: ["leqi"],
  merchants: "",
  beganAt: "2026-11-22T10:00",
  expectedEnd: "2026-11-22T12:00",
  nextUpdateAt: "2026-11-22T11:00",
  movesDueFrom: "",
  movesDueTo: "",
  words: exampleIncident().words,
};

test("moments are on a clock of Beijing", () => {
  expect(readIncident(typed, ways)).toMatchObject({
    draft: { kind: "outage", ways: ["leqi"], beganAt: new Date("2026-11-22T02:00:00Z"), movesDue: null },
  });
});

test.each<[Partial<TypedIncident>, string[]]>([
  [{ beganAt: "" }, ["MOMENT_REQUIRED beganAt"]],
  [{ beganAt: "2026-02-30T10:00" }, ["MOMENT_MALFORMED beganAt"]],
  [{ expectedEnd: "tomorrow" }, ["MOMENT_MALFORMED expectedEnd"]],
  [{ expectedEnd: "2026-11-22T10:00" }, ["END_BEFORE_BEGIN expectedEnd"]],
  [{ scope: "ways", ways: ["telegraph"] }, ["WAYS_REQUIRED ways"]],
  [{ scope: "merchants", merchants: " \n" }, ["MERCHANTS_REQUIRED merchants"]],
  [{ movesDueFrom: "2026-12-13" }, ["DAY_MALFORMED movesDueTo"]],
  [{ movesDueFrom: "2026-12-13", movesDueTo: "2026-12-13" }, ["MOVES_BACKWARDS movesDueTo"]],
])("%j is refused, by the field", (stated, expected) => {
  const read = readIncident({ ...typed, ...stated }, ways);
  expect("problems" in read && read.problems.map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
});

test("hostile words become plain ones, and too long ones are refused", () => {
  const words = {
    ...typed.words,
    "zh-CN": { ...typed.words["zh-CN"], title: "停\r\nBcc: a\u202e<b>\u0000", what: "一\r\n二\u0007" },
  };
  const read = readIncident({ ...typed, words }, ways);
  expect("draft" in read && read.draft.words["zh-CN"]).toMatchObject({ title: "停 Bcc: a<b>", what: "一\n二" });
  const long = { ...typed.words, en: { ...typed.words.en, title: "x".repeat(121) } };
  expect(readIncident({ ...typed, words: long }, ways)).toMatchObject({
    problems: [{ code: "WORDS_TOO_LONG", field: "en.title", facts: { longest: "120" } }],
  });
});

test("a draft needs a Chinese title; to be read by others, all of it in both languages", () => {
  const { words } = typed;
  const blank = Object.fromEntries(Object.keys(words.en).map((part) => [part, ""])) as typeof words.en;
  expect(readIncident({ ...typed, words: { ...words, en: blank } }, ways)).toHaveProperty("draft");
  expect(readIncident({ ...typed, words: { ...words, "zh-CN": blank } }, ways)).toHaveProperty("problems");
  const now = new Date("2026-11-22T02:10:00Z");
  const draft = exampleIncident({ publishedAt: null });
  expect(unfinished(draft, now)).toEqual([]);
  const fields = (problems: readonly { field: string }[]) => problems.map(({ field }) => field);
  expect(fields(unfinished({ ...draft, words: { ...words, en: { ...words.en, canDo: "" } } }, now))).toEqual([
    "en.canDo",
  ]);
  expect(fields(unfinished({ ...draft, nextUpdateAt: null }, now))).toEqual(["nextUpdateAt"]);
  expect(unfinished(draft, new Date("2026-11-22T03:10:00Z"))).toMatchObject([{ code: "NEXT_UPDATE_PAST" }]);
  const quiet = { ...words, en: { ...words.en, apology: "" }, "zh-CN": { ...words["zh-CN"], apology: "" } };
  expect(unfinished({ ...draft, kind: "notice", words: quiet, nextUpdateAt: null }, now)).toEqual([]);
});
