import { expect, test } from "vitest";
import english from "#messages/en/timetable.json" with { type: "json" };
import chinese from "#messages/zh-CN/timetable.json" with { type: "json" };
import { slotted, timetable } from "#worker/timetable.ts";

test("every appointment has a name of its own, said in both languages, and no name is said of nothing", () => {
  const names = timetable.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const messages of [chinese, english]) expect(Object.keys(messages.names).sort()).toEqual([...names].sort());
});

test("what calls the bureau asks first whether it may", () => {
  expect(slotted().flatMap(({ name, callsBureau }) => (callsBureau ? [name] : []))).toEqual(
    expect.arrayContaining(["compare-recent", "compare-in-full"]),
  );
});
