import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { figureNames, figureOfKey } from "#domain/house-figure.ts";
import type { Reply } from "#domain/reply.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import type { Bureau, ExchangeRecord } from "#server/bureau/bureau.ts";
import { postponeTurns } from "#server/bureau/take-turn.ts";
import { acrossTenants, db, inTransaction } from "#server/db.ts";
import { beat, leaveWork } from "#server/monitoring/beat.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { houseDay } from "#server/monitoring/house-day.ts";
import { listProbes } from "#server/monitoring/list-probes.ts";
import { mayScrape, peerHeader } from "#server/monitoring/may-scrape.ts";
import { metrics } from "#server/monitoring/metrics.ts";
import { probeWays } from "#server/monitoring/probe-ways.ts";
import { sampleHouse } from "#server/monitoring/sample-house.ts";
import { watchWhereNobodyDoes } from "#server/monitoring/stand-in.ts";
import { stopConnector } from "#server/monitoring/stop-connector.ts";
import { thinFigures } from "#server/monitoring/thin-figures.ts";
import { stopQueue } from "#server/queue/queue.ts";

const now = new Date("2026-11-22T02:00:30Z");
const minute = new Date("2026-11-22T02:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const hour = 3_600_000;
const day = 24 * hour;

beforeEach(async () => {
  await db().worker.deleteMany();
  await db().connector.deleteMany();
  await db().sample.deleteMany();
  await db().probe.deleteMany();
});
afterAll(stopQueue);

test("every figure is taken once a minute, by whoever comes first", async () => {
  await exampleMerchant();
  await beat(randomUUID(), ago(1_000));
  await sampleHouse(ago(60_000));
  const [first, second] = await Promise.all([sampleHouse(now), sampleHouse(now)]);
  expect([first === 0, second === 0].sort()).toEqual([false, true]);
  const taken = await figures(minute);
  expect(taken.get("workers")).toBe(1);
  expect(taken.get("unwatched_seconds")).toBe(60);
  expect(taken.get("queue_age_seconds")).toBe(0);
  expect(taken.get("settled_per_minute/accepted")).toBe(0);
  expect(taken.get("way_silent/leqi")).toBe(0);
  expect(taken.get("files_free_ratio")).toBeGreaterThan(0);
  const names = new Set([...taken.keys()].map((key) => figureOfKey(key)?.name));
  const others = new Set([
    "database_volume_free_ratio",
    "open_submissions",
    "comparison_age_seconds",
    "seal_age_seconds",
  ]);
  const missing = figureNames.filter((name) => !names.has(name) && !/^(probe|certificate|bureau)_/.test(name));
  expect(missing.filter((name) => !others.has(name))).toEqual([]);
});

test("what waits, what was sent and what was found is counted over all merchants", async () => {
  const { system } = await exampleMerchant();
  const { merchantId } = system;
  await inTransaction(system, async (tx) => {
    await tx.submission.create({
      data: {
        merchantId,
        invoiceKey: "a",
        state: "QUEUED",
        origin: "form",
        nextAt: ago(600_000),
        queuedAt: ago(600_000),
      },
    });
    const knock = { merchantId, submissionId: 1n, startedAt: ago(60_000), endedAt: ago(50_000) };
    await tx.attempt.create({ data: { ...knock, number: 1, knock: "send", replyKind: "received" } });
    await tx.attempt.create({ data: { ...knock, number: 2, knock: "poll", replyKind: "accepted" } });
    await tx.attempt.create({ data: { ...knock, number: 3, knock: "poll", replyKind: "rejected" } });
    await tx.pressingSpell.create({
      data: { merchantId, key: "a", since: ago(60_000), standing: "MISSING", issuedOn: now, total: 1n },
    });
  });
  await sampleHouse(now);
  const taken = await figures(minute);
  expect(taken.get("queue_age_seconds")).toBeCloseTo(600, 0);
  expect(taken.get("open_submissions/QUEUED")).toBe(1);
  expect(taken.get("sent_per_minute")).toBe(1);
  expect(taken.get("settled_per_minute/accepted")).toBe(1);
  expect(taken.get("settled_per_minute/returned")).toBe(1);
  expect(taken.get("missing_found_per_minute")).toBe(1);
  const { accepted, quarters, queueAge } = await houseDay(await exampleOperator(), now);
  expect([accepted.at(-1), quarters.length]).toEqual([1, 96]);
  expect(queueAge.at(-1)).toBeCloseTo(600, 0);
});

test("a worker that was killed is lost until another takes its place, one that took leave is not", async () => {
  const [killed, left, other] = [randomUUID(), randomUUID(), randomUUID()];
  await beat(killed, ago(300_000));
  await beat(left, ago(300_000));
  await leaveWork(left);
  await sampleHouse(now);
  expect((await figures(minute)).get("workers_lost")).toBe(1);
  await beat(other, ago(100_000));
  await beat(other, ago(70_000));
  await sampleHouse(new Date(now.getTime() - 60_000));
  expect((await figures(ago(90_000))).get("workers_lost")).toBe(0);
});

test("figures of two weeks ago become hours, probes of a hundred days ago the first and the failed of each", async () => {
  const old = new Date(Math.floor(ago(20 * day).getTime() / hour) * hour);
  const at = (minutes: number) => new Date(old.getTime() + minutes * 60_000);
  const sample = (minutes: number, value: number) => ({ name: "workers", at: at(minutes), value });
  await db().sample.createMany({
    data: [sample(0, 1), sample(1, 2), sample(59, 6), sample(61, 4), sample(20 * 24 * 60 - 90, 7)],
  });
  const probe = (minutes: number, cause: string) => ({
    connector: "leqi",
    at: new Date(at(minutes).getTime() - 100 * day),
    outcome: "absent",
    cause,
    traceId: "",
  });
  await db().probe.createMany({ data: [probe(0, ""), probe(5, ""), probe(10, "timeout"), probe(65, "")] });
  expect(await thinFigures(now)).toBe(3);
  const samples = await db().sample.findMany({ orderBy: { at: "asc" } });
  expect(samples.map(({ value }) => value)).toEqual([3, 4, 7]);
  expect(samples[0]?.at).toEqual(old);
  const probes = await db().probe.findMany({ orderBy: { at: "asc" } });
  expect(probes.map(({ cause }) => cause)).toEqual(["", "timeout", ""]);
  expect(await thinFigures(now)).toBe(0);
});

test("a way is probed, and the figure stands beside the bureau's own word", async () => {
  await exampleMerchant();
  const operator = await exampleOperator();
  expect(await probeWays(now, [bureauThat(answers(120))])).toBe(1);
  expect(await listProbes(operator, now)).toMatchObject([
    { way: "leqi", last: { ms: 120, cause: "" }, day: { count: 1, failed: 0 }, agreement: "answers" },
  ]);
  await maintenance();
  expect(await listProbes(operator, now)).toMatchObject([{ agreement: "answers-though-announced" }]);
  const page = new TextEncoder().encode("<title>系统维护</title>");
  await probeWays(new Date(now.getTime() + 300_000), [bureauThat(shut(page))]);
  expect(await listProbes(operator, new Date(now.getTime() + 300_000))).toMatchObject([
    { last: { cause: "maintenance" }, day: { count: 2, failed: 1 }, agreement: "shut-as-announced" },
  ]);
  await db().incident.updateMany({ data: { withdrawnAt: now } });
  expect(await listProbes(operator, new Date(now.getTime() + 300_000))).toMatchObject([
    { agreement: "shut-as-answered" },
  ]);
  expect(await listProbes(operator, new Date(now.getTime() + hour))).toMatchObject([{ agreement: "unknown" }]);
});

test("a way that is shut, postponed or nearly out of calls is left alone", async () => {
  await exampleMerchant();
  const operator = await exampleOperator();
  const never = bureauThat(() => {
    throw new Error("called");
  });
  await stopConnector(operator, "leqi", "税局公告停机", now);
  expect(await probeWays(now, [never])).toBe(0);
  await db().connector.deleteMany();
  await postponeTurns("leqi", 60_000);
  expect(await probeWays(now, [never])).toBe(0);
  await db().turnstile.deleteMany();
  expect(await probeWays(now, [bureauThat(answers(1))])).toBe(1);
});

test("one scrape tells of the process, the house and its alerts, and of no merchant", async () => {
  await exampleMerchant();
  await sampleHouse(now);
  await db().probe.create({ data: { connector: "leqi", at: now, ms: 250, outcome: "absent", traceId: "t" } });
  const { text, contentType } = await metrics(now);
  expect(contentType).toContain("text/plain");
  for (const line of [
    /^process_resident_memory_bytes \d+/m,
    /^buchuan_workers 0$/m,
    /^buchuan_way_silent\{way="leqi"\} 0$/m,
    /^buchuan_probe_seconds\{way="leqi"\} 0\.25$/m,
    /^buchuan_alerts_open\{rule="queue-old",severity="critical"\} \d+$/m,
    /^buchuan_figures_age_seconds 30$/m,
  ])
    expect(text).toMatch(line);
  expect(text).not.toMatch(/样例|[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect((await metrics(new Date(now.getTime() + hour))).text).not.toMatch(/^buchuan_workers \d/m);
});

test.each([
  [undefined, { [peerHeader]: "127.0.0.1" }, true],
  [undefined, { [peerHeader]: "::1" }, true],
  [undefined, { [peerHeader]: "forwarded", "x-forwarded-for": "127.0.0.1" }, false],
  [undefined, { [peerHeader]: "10.0.0.9" }, false],
  [undefined, { authorization: "Bearer " }, false],
  ["a token of sixteen", { authorization: "Bearer a" }, false],
  ["a-token-of-sixteen", { authorization: "Bearer a-token-of-sixteen" }, true],
  ["a-token-of-sixteen", { [peerHeader]: "127.0.0.1" }, false],
] as const)("with the token %s, %o may scrape: %s", (token, headers: Record<string, string>, allowed) => {
  expect(mayScrape((name) => headers[name] ?? null, token)).toBe(allowed);
});

test("where no worker beats, the web process watches", async () => {
  expect(await watchWhereNobodyDoes(now)).toBe(false);
  await beat(randomUUID(), ago(30_000));
  expect(await watchWhereNobodyDoes(now)).toBe(false);
  for (const later of [2, 3, 4]) await watchWhereNobodyDoes(new Date(now.getTime() + later * 60_000));
  expect(await db().alert.findMany({ where: { rule: "worker-absent" } })).toMatchObject([{ recoveredAt: null }]);
});

async function figures(at: Date): Promise<Map<string, number>> {
  const rows = await db().sample.findMany({ where: { at } });
  return new Map(rows.map(({ name, value }) => [name, value]));
}

async function maintenance(): Promise<void> {
  const accountId = randomUUID();
  await db().incident.create({
    data: { kind: "maintenance", scope: "all", beganAt: ago(hour), publishedAt: ago(hour), words: {}, accountId },
  });
}

type Probed = Awaited<ReturnType<Bureau["probe"]>>;

function bureauThat(probe: (at: Date) => Probed): Bureau {
  const seen = { at: now };
  return {
    name: "leqi",
    probe: async () => {
      const probed = probe(seen.at);
      seen.at = new Date(seen.at.getTime() + 300_000);
      return probed;
    },
  } as unknown as Bureau;
}

function answers(ms: number) {
  return (at: Date) => exchange({ kind: "absent", watermark: null }, at, ms, new Uint8Array());
}

function shut(body: Uint8Array) {
  return (at: Date) => exchange({ kind: "lost", cause: "server-error" }, new Date(at.getTime() + 300_000), 5, body);
}

function exchange(reading: Reply, sentAt: Date, ms: number, replyBody: Uint8Array): Probed {
  const record: ExchangeRecord = {
    connector: "leqi",
    operation: "probe",
    traceId: randomUUID(),
    sentAt,
    repliedAt: new Date(sentAt.getTime() + ms),
    bureauTime: null,
    status: 200,
    requestBody: new Uint8Array(),
    replyHeaders: {},
    replyBody,
    outcome: reading.kind,
  };
  return { reading, record };
}

test("an exchange of a probe is evidence like any other", async () => {
  await exampleMerchant();
  await probeWays(now, [bureauThat(answers(7))]);
  const [probe] = await db().probe.findMany();
  const found = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.exchange.findMany({ where: { traceId: probe?.traceId ?? "" } }),
  );
  expect(found).toMatchObject([{ operation: "probe", outcome: "absent" }]);
});
