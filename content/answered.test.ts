import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { batchStates, rowOutcomes } from "#domain/batch.ts";
import { lacks } from "#domain/healing.ts";
import { issuingCodes } from "#domain/issuing-check.ts";
import { missingCauses } from "#domain/missing-cause.ts";
import { gapReasons } from "#domain/month-end.ts";
import { packageStates } from "#domain/package.ts";
import { findings } from "#domain/reconciliation.ts";
import { standings } from "#domain/standing.ts";
import { heldReasons, submissionStates } from "#domain/submission.ts";
import { caseCodes, restReasons } from "#domain/verdict.ts";
import notices from "#messages/zh-CN/notices.json" with { type: "json" };
import problems from "#messages/zh-CN/problems.json" with { type: "json" };
import { listFaq } from "./read-content.ts";

type Tree = { readonly [key: string]: string | Tree };

/** Rooms only staff come to: what is refused there is in their handbook. */
const staffRooms = ["incidents", "operations", "support", "timetable", "transfers", "watch"];
/** Letters that go to staff. */
const staffLetters = ["alert"];

const answered = new Set(listFaq("zh-CN").flatMap(({ codes }) => codes));

/** Everything we may say to a merchant by a code, list by list. */
const lists: readonly (readonly [list: string, codes: readonly string[]])[] = [
  ["the problems of an invoice or a file", Object.keys(problems)],
  ["the states of a submission", submissionStates],
  ["why one is held", heldReasons],
  ["the reasons of a verdict", restReasons],
  ["what a case is opened for", caseCodes],
  ["why an invoice is missing", missingCauses],
  ["the standings", standings],
  ["the states of a batch", batchStates],
  ["the outcomes of a row", rowOutcomes],
  ["the states of a package", packageStates],
  ["the findings of issuing", issuingCodes],
  ["what a comparison finds", findings],
  ["why a month does not agree", gapReasons],
  ["what keeps one from being sent by itself", lacks],
  ["the letters to merchants", Object.keys(notices.outbox.kinds).filter((kind) => !staffLetters.includes(kind))],
  ...readdirSync("messages/zh-CN")
    .map((file) => file.replace(".json", ""))
    .filter((room) => !staffRooms.includes(room))
    .map((room) => [`the refusals and problems of messages/${room}`, codesOf(readRoom(room))] as const),
];

test.each(lists)("%s are answered", (list, codes) => {
  const missing = codes.filter((code) => !answered.has(code));
  const sentences = missing.map(
    (code) => `${code} (${list}) is in the codes of no answer: add it to one in content/faq`,
  );
  expect(sentences).toEqual([]);
});

test("the lists are there to be walked", () => {
  expect(lists.reduce((count, [, codes]) => count + codes.length, 0)).toBeGreaterThan(250);
});

/** Codes under any `refusals` or `problems`; other words there (“look again”) are not codes. */
function codesOf(tree: Tree): string[] {
  return Object.entries(tree).flatMap(([name, below]) => {
    if (typeof below === "string") return [];
    const here = name === "refusals" || name === "problems" ? Object.keys(below).filter(isCode) : [];
    return [...here, ...codesOf(below)];
  });
}

function isCode(name: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(name);
}

function readRoom(room: string): Tree {
  return JSON.parse(readFileSync(join("messages/zh-CN", `${room}.json`), "utf8"));
}
