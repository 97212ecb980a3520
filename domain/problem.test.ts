import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isRejecting, isSendable, type Problem } from "./problem.ts";
import { repairCodes } from "./table/repair.ts";

const root = join(import.meta.dirname, "..");

function messages(locale: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, "messages", locale, file), "utf8"));
}

function sourceOf(name: string): string {
  return readFileSync(join(root, "domain", name), "utf8");
}

/** How a code of a Problem is written: with its severity, as a schema's message, or as why a file cannot be read. */
const spellings = [
  /\bcode: "([A-Z_]+)", severity/g,
  /\berror: "([A-Z_]+)"/g,
  /\b(?:max|min|regex)\([^"\n]*"([A-Z_]+)"\)/g,
  /UnreadableFile\("([A-Z_]+)"/g,
  /"(FILE_[A-Z_]+)"/g,
];

/** The schema's own faults of number, code and amount are named where they are found. */
const schemaSpellings = [/(?:return|\?|:) "([A-Z]+_[A-Z_]+)"/g];

/** What is neither about an invoice nor about a file is said in the room it is typed in. */
const rooms: Readonly<Record<string, string>> = { "assist.ts": "assist.json", "board-post.ts": "board.json" };

function spokenCodes(files: (name: string) => boolean): string[] {
  const names = readdirSync(join(root, "domain"), { recursive: true, encoding: "utf8" });
  const ours = names.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && files(name));
  const found = ours.flatMap((name) => {
    const patterns = name === "invoice.ts" ? [...spellings, ...schemaSpellings] : spellings;
    return patterns.flatMap((pattern) => [...sourceOf(name).matchAll(pattern)].map(([, code = ""]) => code));
  });
  return [...new Set(found)].sort();
}

describe.each(["zh-CN", "en"])("%s", (locale) => {
  const sentences = messages(locale, "problems.json");

  test("has a sentence for every code", () => {
    const spoken = spokenCodes((name) => !Object.hasOwn(rooms, name));
    expect(spoken.length).toBeGreaterThan(60);
    expect(spoken.filter((code) => !Object.hasOwn(sentences, code))).toEqual([]);
  });

  test.each(Object.entries(rooms))("says the codes of %s in %s", (name, room) => {
    const { problems } = JSON.parse(readFileSync(join(root, "messages", locale, room), "utf8"));
    const spoken = spokenCodes((other) => other === name);
    expect(spoken.length).toBeGreaterThan(1);
    expect(spoken.filter((code) => !Object.hasOwn(problems, code))).toEqual([]);
  });

  test("ends each as a sentence ends", () => {
    expect(Object.entries(sentences).filter(([, sentence]) => !/[。？.?]$/.test(sentence))).toEqual([]);
  });

  test("names every repair", () => {
    const batch = JSON.parse(readFileSync(join(root, "messages", locale, "batch.json"), "utf8"));
    expect(repairCodes.filter((code) => !batch.repairs[code])).toEqual([]);
  });
});

test("only rejecting problems keep an invoice from being sent", () => {
  const problem = (severity: Problem["severity"]): Problem => ({ code: "X", severity, field: "number" });
  expect(isSendable([])).toBe(true);
  expect(isSendable([problem("warn"), problem("note")])).toBe(true);
  expect(isSendable([problem("warn"), problem("reject")])).toBe(false);
  expect(isRejecting(problem("reject"))).toBe(true);
});
