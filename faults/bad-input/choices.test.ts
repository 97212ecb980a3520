import { expect, test } from "vitest";
import { columnChoiceSchema } from "#domain/table/column-choice.ts";

/** F25, F36: what a browser may send beside a file, as JSON. */
test.each<[string, string, boolean]>([
  ["a sound one", '{"sheet":"清单","headerRow":3,"columns":{"number":0,"amount":5}}', true],
  ["none", "{}", true],
  ["a key of the prototype", '{"__proto__":{"isAdmin":true},"headerRow":1}', true],
  ["columns of the prototype", '{"columns":{"__proto__":1}}', true],
  ["columns of every object", '{"columns":{"constructor":1,"toString":2}}', false],
  ["a column nobody knows", '{"columns":{"password":1}}', false],
  ["a column far out", '{"columns":{"number":1e9}}', false],
  ["a column before the first", '{"columns":{"number":-1}}', false],
  ["a column and a half", '{"columns":{"number":1.5}}', false],
  ["a column that overflows", '{"columns":{"number":1e999}}', false],
  ["a header far down", '{"headerRow":1000001}', false],
  ["a list for columns", '{"columns":[0,1,2]}', false],
  ["text for columns", '{"columns":"number"}', false],
  ["a sheet's name of a megabyte", `{"sheet":"${"长".repeat(350_000)}"}`, false],
  ["a list", "[]", false],
  ["null", "null", false],
  ["20,000 lists in each other", `{"columns":${"[".repeat(20_000)}${"]".repeat(20_000)}}`, false],
  ["100,000 columns", `{"columns":{${Array.from({ length: 100_000 }, (_, at) => `"c${at}":1`).join(",")}}}`, false],
])("%s", (_, json, isTaken) => {
  const choice = columnChoiceSchema.safeParse(JSON.parse(json));
  expect(choice.success).toBe(isTaken);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(choice.data && "isAdmin" in choice.data).not.toBe(true);
});
