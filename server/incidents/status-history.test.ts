import { expect, test } from "vitest";
import { db } from "#server/db.ts";
import { statusHistory } from "#server/incidents/status-history.ts";

const now = new Date("2026-11-22T04:00:00Z");

test("ninety days of a way, by outages and probes, each way by itself", async () => {
  const at = new Date("2026-11-20T18:00:00Z");
  await db().outage.create({
    data: { connector: "leqi", cause: "NO_ANSWER", beganAt: at, endedAt: new Date(at.getTime() + 3_600_000) },
  });
  await db().outage.create({
    data: { connector: "leqi", cause: "NO_ANSWER", beganAt: new Date("2026-01-01"), endedAt: new Date("2026-01-02") },
  });
  await db().probe.createMany({
    data: [
      { connector: "leqi", at, ms: null, outcome: "lost", cause: "bureau-down", traceId: "a" },
      { connector: "leqi", at: new Date(at.getTime() + 7_200_000), ms: 80, outcome: "answered", traceId: "b" },
    ],
  });
  const [leqi, baiwang] = await statusHistory(["leqi", "baiwang"], now);
  expect(leqi?.days).toHaveLength(90);
  expect(leqi?.days.at(-1)?.day).toBe("2026-11-22");
  const day = leqi?.days.find((one) => one.day === "2026-11-21");
  expect(day).toMatchObject({ level: "part", shutMs: 3_600_000, probes: { asked: 2, answered: 1 } });
  expect(leqi?.days.filter(({ level }) => level !== "unseen")).toHaveLength(1);
  expect(leqi?.share).toBeCloseTo(23 / 24);
  expect(baiwang).toMatchObject({ share: null });
});
