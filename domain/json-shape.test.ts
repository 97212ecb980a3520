import { expect, test } from "vitest";
import { jsonExcess } from "./json-shape.ts";

const limits = { depth: 3, values: 10 };

test("what is deep or long is told before it is parsed", () => {
  expect(jsonExcess('{"a":[{"b":1}]}', limits)).toBeNull();
  expect(jsonExcess('{"a":[[["b"]]]}', limits)).toBe("depth");
  expect(jsonExcess("[".repeat(1_000_000), limits)).toBe("depth");
  expect(jsonExcess(`[${"0,".repeat(20)}0]`, limits)).toBe("values");
});

test("brackets in a string are text, whatever stands before its quotes", () => {
  expect(jsonExcess('["[[[[[[,,,,,,,,,,,,"]', limits)).toBeNull();
  expect(jsonExcess('["\\"[[[[[[", "\\\\"]', limits)).toBeNull();
  expect(jsonExcess('["[[[[[[', limits)).toBeNull();
});
