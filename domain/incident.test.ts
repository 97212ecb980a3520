import { expect, test } from "vitest";
import { exampleIncident } from "./example-incident.ts";
import { affects, incidentState, isAbout, isOverdue } from "./incident.ts";

const at = (time: string) => new Date(`2026-11-22T${time}Z`);
const now = at("02:30:00");

test("an incident is a draft, announced, running, ended or withdrawn", () => {
  expect(incidentState(exampleIncident({ publishedAt: null }), now)).toBe("draft");
  expect(incidentState(exampleIncident({ beganAt: at("04:00:00") }), now)).toBe("announced");
  expect(incidentState(exampleIncident(), now)).toBe("running");
  expect(incidentState(exampleIncident({ endedAt: at("02:20:00") }), now)).toBe("ended");
  expect(incidentState(exampleIncident({ endedAt: at("02:20:00"), withdrawnAt: now }), now)).toBe("withdrawn");
});

test("it is overdue once the moment it promised has passed, and only while it goes on", () => {
  expect(isOverdue(exampleIncident(), now)).toBe(false);
  expect(isOverdue(exampleIncident(), at("03:00:01"))).toBe(true);
  expect(isOverdue(exampleIncident({ endedAt: at("02:40:00") }), at("03:00:01"))).toBe(false);
  expect(isOverdue(exampleIncident({ publishedAt: null }), at("03:00:01"))).toBe(false);
  const promisedEnd = exampleIncident({ nextUpdateAt: null, expectedEnd: at("02:29:00") });
  expect(isOverdue(promisedEnd, now)).toBe(true);
  expect(isOverdue(exampleIncident({ nextUpdateAt: null }), now)).toBe(false);
});

test("only those affected are told", () => {
  const merchant = { merchantId: "a", concerned: ["leqi"] };
  expect(affects(exampleIncident({ scope: "all" }), { merchantId: "a", concerned: [] })).toBe(true);
  expect(affects(exampleIncident({ scope: "ways", ways: ["leqi"] }), merchant)).toBe(true);
  expect(affects(exampleIncident({ scope: "ways", ways: ["baiwang"] }), merchant)).toBe(false);
  expect(affects(exampleIncident({ scope: "ways", ways: ["leqi"] }), { ...merchant, concerned: [] })).toBe(false);
  expect(affects(exampleIncident({ scope: "merchants", merchants: ["b"] }), merchant)).toBe(false);
  expect(affects(exampleIncident({ scope: "merchants", merchants: ["a", "b"] }), merchant)).toBe(true);
});

test("a notice is about no way in particular", () => {
  expect(isAbout({ kind: "outage", ways: [] }, "leqi")).toBe(true);
  expect(isAbout({ kind: "maintenance", ways: ["baiwang"] }, "leqi")).toBe(false);
  expect(isAbout({ kind: "notice", ways: ["leqi"] }, "leqi")).toBe(false);
});
