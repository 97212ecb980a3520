import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isAccepted } from "./bad-input.ts";
import { allInputs, corpus } from "./corpus.ts";
import { differences } from "./reading/differences.ts";
import { readCorpus } from "./reading/read-corpus.ts";

const limits = { peakMegabytes: 300, stallMilliseconds: 2_000, lightMilliseconds: 10_000 };

test("the corpus is large, and a quarter of it must come through", () => {
  const accepted = allInputs.filter(({ expected }) => isAccepted(expected));
  expect(allInputs.length).toBeGreaterThanOrEqual(200);
  expect(accepted.length).toBeGreaterThanOrEqual(allInputs.length / 4);
  expect(new Set(allInputs.map(({ name }) => name)).size).toBe(allInputs.length);
});

test("README.md counts them", () => {
  const readme = readFileSync(join(import.meta.dirname, "README.md"), "utf8").replace(/ +/g, " ");
  const counts = Object.entries(corpus).map(([family, inputs]) => `| ${family} | ${inputs.length} |`);
  expect(counts.filter((count) => !readme.includes(count))).toEqual([]);
});

test.each(["zh-CN", "en"])("every reason has a sentence in %s", (locale) => {
  const read = (file: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, "../../messages", locale, file), "utf8"));
  const told = new Set([...Object.keys(read("problems.json")), ...Object.keys(read("batch.json").repairs)]);
  expect(codesOf().filter((code) => !told.has(code))).toEqual([]);
});

const { outcomeOf, stop } = readCorpus(allInputs);
afterAll(stop);

describe.each(Object.entries(corpus))("%s", (_, inputs) => {
  test.each(inputs.map((input) => ({ ...input })))(
    "$name",
    async ({ name, expected, isHeavy }) => {
      const outcome = await outcomeOf(name);
      const { report = "it was never read", measures } = outcome ?? {};
      if (typeof report === "string" || !measures) throw new Error(String(report));
      const { milliseconds, peakMegabytes, stallMilliseconds } = measures;
      expect(differences(expected, report)).toEqual([]);
      expect(peakMegabytes).toBeLessThan(limits.peakMegabytes);
      expect(stallMilliseconds).toBeLessThan(limits.stallMilliseconds);
      if (!isHeavy) expect(milliseconds).toBeLessThan(limits.lightMilliseconds);
    },
    300_000,
  );
});

function codesOf(): string[] {
  const codes = allInputs.flatMap(({ expected: { refused, rows = [], documents = [] } }) => [
    ...(refused ? [refused.code] : []),
    ...rows.flatMap(({ repairs }) => repairs.map((repair) => repair.split(" ")[0] ?? "")),
    ...[...rows, ...documents].flatMap(({ problems }) => problems.map((problem) => problem.split(" ")[1] ?? "")),
    ...documents.flatMap((document) => document.refused ?? []),
  ]);
  return [...new Set(codes)].sort();
}
