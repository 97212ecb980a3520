import { beforeEach, expect, test } from "vitest";
import { beginOutage, endOutage } from "#server/bureau/outage.ts";
import { db } from "#server/db.ts";
import { shutWays } from "#server/monitoring/shut-ways.ts";

const began = new Date("2026-11-22T02:00:00Z");
const ended = new Date("2026-11-22T03:00:00Z");

beforeEach(async () => {
  await db().outage.updateMany({ where: { endedAt: null }, data: { endedAt: began } });
});

test("a way is shut from the beginning of its outage to its end, for one cause after the other", async () => {
  expect(await shutWays()).toEqual([]);
  await beginOutage(db(), "leqi", "NO_ANSWER", "", began);
  expect(await shutWays()).toEqual([{ name: "leqi", cause: "NO_ANSWER", since: began }]);
  await beginOutage(db(), "leqi", "STOPPED", "税局公告停机", ended);
  expect(await shutWays()).toEqual([{ name: "leqi", cause: "STOPPED", since: ended }]);
  await endOutage(db(), "leqi", "STOPPED", ended);
  expect(await shutWays()).toEqual([]);
});

test("what a person carries is never shut", async () => {
  await beginOutage(db(), "package", "STOPPED", "", began);
  expect(await shutWays()).toEqual([]);
});
