import { beforeEach, expect, expectTypeOf, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { type MerchantContext, type OperatorContext, type SupportContext, systemContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { bureauState, lightOf, stateOfConnector } from "#server/monitoring/bureau-state.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { type ListedConnector, listConnectors } from "#server/monitoring/list-connectors.ts";
import { probeConnector } from "#server/monitoring/probe-connector.ts";
import { resumeConnector } from "#server/monitoring/resume-connector.ts";
import { stopConnector } from "#server/monitoring/stop-connector.ts";

const now = new Date("2026-11-22T02:00:00Z");
const house = systemContext(houseId, "test");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

beforeEach(async () => {
  await db().connector.deleteMany();
  await db().outage.updateMany({ where: { endedAt: null }, data: { endedAt: ago(1) } });
});

test("the brake is pulled with a reason and let go again, both in the house's chain", async () => {
  const operator = await exampleOperator();
  expect(await stopConnector(operator, "leqi", " 税局公告停机 ", now)).toEqual([]);
  expect(await leqi(operator)).toMatchObject({
    state: "down",
    stopped: { at: now, reason: "税局公告停机" },
    outages: [{ cause: "STOPPED", words: "税局公告停机", beganAt: now, endedAt: null }],
  });
  expect((await actsIn(house)).at(-1)).toMatchObject({
    action: "connector.stopped",
    subjects: ["leqi"],
    facts: { account: operator.accountId, reason: "税局公告停机" },
  });

  await resumeConnector(operator, "leqi", now);
  expect(await leqi(operator)).toMatchObject({
    state: "slow",
    circuit: "recovering",
    failures: 0,
    stopped: null,
    outages: [{ endedAt: now }],
  });
  expect((await actsIn(house)).at(-1)).toMatchObject({
    action: "connector.resumed",
    facts: { account: operator.accountId },
  });
});

test("stopping what is stopped or resuming what runs is refused, and no act", async () => {
  const operator = await exampleOperator();
  await expect(resumeConnector(operator, "leqi", now)).rejects.toMatchObject({
    kind: "not-now",
    code: "CONNECTOR_NOT_STOPPED",
  });
  await stopConnector(operator, "leqi", "税局公告停机", now);
  const acts = (await actsIn(house)).length;
  await expect(stopConnector(operator, "leqi", "第二次", now)).rejects.toMatchObject({
    kind: "not-now",
    code: "CONNECTOR_ALREADY_STOPPED",
  });
  expect(await leqi(operator)).toMatchObject({ stopped: { reason: "税局公告停机" } });
  expect(await actsIn(house)).toHaveLength(acts);
});

test.each(["", "  ", "长".repeat(201)])("a reason like %.4j… stops nothing", async (reason) => {
  const operator = await exampleOperator();
  expect(await stopConnector(operator, "leqi", reason, now)).toMatchObject([{ field: "reason" }]);
  expect(await leqi(operator)).toMatchObject({ stopped: null });
});

test("a way there is none of cannot be stopped or asked", async () => {
  const operator = await exampleOperator();
  const refused = { kind: "not-found", code: "CONNECTOR" };
  await expect(stopConnector(operator, "telepathy", "试试", now)).rejects.toMatchObject(refused);
  await expect(probeConnector(operator, "telepathy", now)).rejects.toMatchObject(refused);
});

test("asking now tells what came of it, keeps the exchange and counts it", async () => {
  const operator = await exampleOperator();
  const { system } = await exampleMerchant();
  await inTransaction(system, (tx) =>
    tx.merchant.update({ where: { id: system.merchantId }, data: { comparedAt: now } }),
  );
  expect(await probeConnector(operator, "leqi", now)).toMatchObject({ outcome: "not-sent", ms: null });
  expect(await leqi(operator)).toMatchObject({ state: "slow", lastFailure: "not-sent", failures: 1 });
  expect(await inTransaction(system, (tx) => tx.exchange.findMany())).toMatchObject([
    { operation: "probe", outcome: "not-sent" },
  ]);
  expect((await actsIn(house)).at(-1)).toMatchObject({
    action: "connector.probed",
    facts: { outcome: "not-sent", account: operator.accountId },
  });
});

test.each([
  [{ stoppedAt: now }, "down"],
  [{ openedAt: now }, "down"],
  [{ failures: 3 }, "down"],
  [{ failures: 2 }, "slow"],
  [{ recoveringSince: now }, "slow"],
  [{ lastAnswerAt: ago(44) }, "up"],
  [{ lastAnswerAt: ago(45) }, "quiet"],
  [{ lastAnswerAt: null }, "quiet"],
] as const)("a connector of %j is %s", (signs, state) => {
  const sound = { stoppedAt: null, openedAt: null, recoveringSince: null, lastAnswerAt: now, failures: 0 };
  expect(stateOfConnector({ ...sound, ...signs }, now)).toBe(state);
});

test("the light shows the worst way, and says when nobody knows", async () => {
  expect(await bureauState(now)).toBe("quiet");
  await db().connector.create({ data: { name: "leqi", lastAnswerAt: ago(1) } });
  expect(await bureauState(now)).toBe("up");
  await db().connector.create({ data: { name: "package", lastAnswerAt: ago(500) } });
  expect(await bureauState(now)).toBe("up");
  await db().connector.updateMany({ where: { name: "leqi" }, data: { failures: 5 } });
  expect(await bureauState(now)).toBe("down");
});

test.each([
  [["down", "down"], "down"],
  [["down", "up"], "partly"],
  [["quiet", "down"], "partly"],
  [["up", "slow"], "slow"],
  [["up", "quiet"], "quiet"],
  [["up", "up"], "up"],
  [[], "quiet"],
] as const)("ways that are %j make a light that is %s", (states, light) => {
  expect(lightOf(states)).toBe(light);
});

test("the brake is the operators': for others it does not compile", () => {
  expectTypeOf<MerchantContext | SupportContext>().not.toExtend<Parameters<typeof stopConnector>[0]>();
  expectTypeOf<MerchantContext | SupportContext>().not.toExtend<Parameters<typeof resumeConnector>[0]>();
  expectTypeOf<MerchantContext | SupportContext>().not.toExtend<Parameters<typeof probeConnector>[0]>();
});

async function leqi(operator: OperatorContext): Promise<ListedConnector | undefined> {
  return (await listConnectors(operator, now)).find(({ name }) => name === "leqi");
}
