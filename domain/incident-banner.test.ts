import { expect, test } from "vitest";
import { exampleIncident } from "./example-incident.ts";
import { bannersOf, untold } from "./incident-banner.ts";

const at = (time: string) => new Date(`2026-11-22T${time}Z`);
const now = at("02:30:00");
const nothing = new Set<string>();
const update = {
  id: "7",
  at: at("02:20:00"),
  step: "found" as const,
  words: { "zh-CN": "已查明。", en: "Found." },
  expectedEnd: null,
};

test("a running outage can be folded and never put away; news unfold it", () => {
  const incident = exampleIncident();
  expect(bannersOf([incident], nothing, now)).toMatchObject([{ news: "12-0", lasting: true, folded: false }]);
  expect(bannersOf([incident], new Set(["12-0"]), now)).toMatchObject([{ folded: true }]);
  const updated = exampleIncident({ updates: [update] });
  expect(bannersOf([updated], new Set(["12-0"]), now)).toMatchObject([{ news: "12-7", folded: false }]);
});

test("what is announced, told or over can be put away, until there is more of it", () => {
  const announced = exampleIncident({ kind: "maintenance", beganAt: at("12:00:00") });
  expect(bannersOf([announced], nothing, now)).toMatchObject([{ state: "announced", lasting: false }]);
  expect(bannersOf([announced], new Set(["12-0"]), now)).toEqual([]);
  expect(bannersOf([{ ...announced, updates: [update] }], new Set(["12-0"]), now)).toHaveLength(1);
  const ended = exampleIncident({ endedAt: at("02:20:00") });
  expect(bannersOf([ended], nothing, now)).toMatchObject([{ state: "ended" }]);
  expect(bannersOf([ended], new Set(["12-0"]), now)).toEqual([]);
  expect(bannersOf([ended], nothing, new Date("2026-11-23T02:20:01Z"))).toEqual([]);
});

test("drafts and what was withdrawn stand nowhere; the running stand first", () => {
  expect(
    bannersOf([exampleIncident({ publishedAt: null }), exampleIncident({ withdrawnAt: now })], nothing, now),
  ).toEqual([]);
  const announced = exampleIncident({ id: "13", beganAt: at("12:00:00") });
  const banners = bannersOf([announced, exampleIncident()], nothing, now);
  expect(banners.map(({ state }) => state)).toEqual(["running", "announced"]);
});

test("the portal speaks by itself only of ways nobody wrote about", () => {
  const shut = [{ name: "leqi" }, { name: "baiwang" }];
  expect(untold(shut, [], now)).toEqual(shut);
  expect(untold(shut, [exampleIncident({ ways: ["leqi"] })], now)).toEqual([{ name: "baiwang" }]);
  expect(untold(shut, [exampleIncident({ ways: [] })], now)).toEqual([]);
  expect(untold(shut, [exampleIncident({ beganAt: at("12:00:00") })], now)).toEqual(shut);
  expect(untold(shut, [exampleIncident({ kind: "notice", ways: [] })], now)).toEqual(shut);
});
